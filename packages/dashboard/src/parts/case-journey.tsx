import type { JourneyStep } from '@earshot/model';
import type { ListedSurvey } from '@earshot/sdk';
import { useId } from 'preact/hooks';
import { useLoaded } from '../live/loaded.ts';
import { client } from '../state/client.ts';
import { timeZone } from '../state/session.ts';
import { stepPlace, stepWords } from '../words/journey.ts';
import { dateTimeYear } from '../words/times.ts';
import { words } from '../words/words.ts';
import { Shown } from './shown.tsx';

interface Steps {
  steps: readonly JourneyStep[];
  surveys: readonly ListedSurvey[] | undefined;
}

/** What happened under one reference, oldest first. */
export const JourneyList = ({ steps, surveys }: Steps) => (
  <ol class="timeline">
    {steps.map((step) => {
      const { title, lines } = stepWords(step, surveys);
      return (
        <li key={`${step.type} ${step.id}`}>
          <p>
            <bdi>{title}</bdi> {step.test ? <span class="badge tone-warn">{words('comments.test')}</span> : null}
          </p>
          {lines.map((line) => (
            <p key={line} dir="auto">
              {line}
            </p>
          ))}
          {step.type === 'response'
            ? step.comments.map(({ question, text }) => (
                <blockquote key={question} class="quote" dir="auto" {...(step.language ? { lang: step.language } : {})}>
                  {text}
                </blockquote>
              ))
            : null}
          <p class="soft small">
            {stepPlace(step)} · <time dateTime={new Date(step.at).toISOString()}>{dateTimeYear(step.at, timeZone.value)}</time>
          </p>
        </li>
      );
    })}
  </ol>
);

/** Everything that is known of the request a case is about: whoever calls the person back has read what they have been through. */
export function CaseJourney({ reference, surveys }: { reference: string; surveys: readonly ListedSurvey[] | undefined }) {
  const heading = useId();
  const loaded = useLoaded(
    reference,
    () => client.journey(reference),
    ({ type }) => type === 'case' || type === 'counts',
  );
  return (
    <section class="stack" aria-labelledby={heading}>
      <h3 id={heading}>{words('journey.title')}</h3>
      <p class="soft">{words('journey.explain', { reference })}</p>
      <Shown of={loaded}>{(steps) => <JourneyList steps={steps} surveys={surveys} />}</Shown>
    </section>
  );
}
