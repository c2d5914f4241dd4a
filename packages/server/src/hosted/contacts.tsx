import type { SaidSurvey } from '@earshot/model';
import { Say } from '@earshot/widget/questions';

const linkOf = ({ kind, value }: SaidSurvey['contact'][number]): string | undefined => {
  if (kind === 'phone') return `tel:${value.replace(/[^\d+]/g, '')}`;
  if (kind === 'email') return `mailto:${value}`;
  // An agency file may name a page without its scheme, or something that is no page at all.
  if (kind === 'web' && /^https?:\/\//.test(value)) return value;
  return undefined;
};

/** How to reach a person. */
export const Contacts = ({ points, heading }: { points: SaidSurvey['contact']; heading: string }) =>
  points.length === 0 ? null : (
    <section>
      <h2>{heading}</h2>
      <ul class="contacts">
        {points.map((point) => {
          const link = linkOf(point);
          return (
            <li key={point.value}>
              {link ? (
                <a class="reach" href={link}>
                  <bdi>{point.value}</bdi>
                </a>
              ) : (
                <bdi>{point.value}</bdi>
              )}
              {point.hours && (
                <span class="soft">
                  {' · '}
                  <Say text={point.hours} />
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
