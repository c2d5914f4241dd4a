import type { SaidSurvey } from '@earshot/model';
import { Say } from '@earshot/widget/questions';

/** Where else help is, as the survey names it. */
export const HelpLinks = ({ links = [], heading }: { links: NonNullable<SaidSurvey['thanks']>['links']; heading: string }) =>
  links.length === 0 ? null : (
    <section>
      <h2>{heading}</h2>
      <ul class="contacts">
        {links.map(({ label, url }) => (
          <li key={url}>
            <a class="reach" href={url}>
              <Say text={label} />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
