import type { SaidSurvey } from '@earshot/model';
import { Say } from '../questions/say.tsx';

const schemes = { phone: 'tel:', email: 'mailto:', web: '', desk: undefined } as const;

/** How to reach a person now: shown when something went wrong. */
export const Contacts = ({ points }: { points: SaidSurvey['contact'] }) => (
  <ul>
    {points.map(({ kind, value, hours }) => (
      <li key={value}>
        {schemes[kind] === undefined ? (
          <bdi>{value}</bdi>
        ) : (
          <a class="reach" href={`${schemes[kind]}${kind === 'phone' ? value.replace(/[^\d+]/g, '') : value}`}>
            <bdi>{value}</bdi>
          </a>
        )}
        {hours && (
          <span class="hours soft">
            <Say text={hours} />
          </span>
        )}
      </li>
    ))}
  </ul>
);
