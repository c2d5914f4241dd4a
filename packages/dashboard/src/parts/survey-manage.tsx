import type { SurveyState } from '@earshot/model';
import type { ListedSurvey } from '@earshot/sdk';
import { useState } from 'preact/hooks';
import { announce } from '../live/announce.ts';
import { useLoaded } from '../live/loaded.ts';
import { asked, client } from '../state/client.ts';
import { keepPeriod } from '../state/period.ts';
import { noteState } from '../state/surveys.ts';
import { offerUndo } from '../state/toasts.ts';
import { words } from '../words/words.ts';
import { Confirm } from './confirm.tsx';
import { Section } from './page.tsx';
import { Problem } from './problem.tsx';

/** Enough to say how many test answers with words there are without reading them all. */
const testsRead = 100;

/** Pausing and resuming, and the test answers: for supervisors. */
export function SurveyManage({ of }: { of: ListedSurvey }) {
  const { survey, state, agency } = of;
  const [problem, setProblem] = useState<unknown>(null);
  const [deleted, setDeleted] = useState<number | null>(null);
  const tests = useLoaded(
    `tests ${survey.id}`,
    () => client.comments.list({ survey: survey.id, test: true, limit: testsRead }),
    (event) => event.type === 'comment' && event.survey === survey.id,
  );
  const set = async (to: SurveyState, undoTo: SurveyState | null) => {
    setProblem(null);
    try {
      await asked(client.surveys.setState(survey.id, to, { agency }));
      noteState(survey.id, to);
      const text = words(to === 'paused' ? 'survey.paused-toast' : 'survey.resumed-toast');
      announce(text);
      if (undoTo) offerUndo(text, () => void set(undoTo, null));
    } catch (error) {
      setProblem(error);
    }
  };
  const deleteTests = async () => {
    setProblem(null);
    try {
      const n = await asked(client.surveys.deleteTests(survey.id, { agency }));
      setDeleted(n);
      announce(words('survey.tests-deleted', { n }));
      tests.again();
    } catch (error) {
      setProblem(error);
    }
  };
  const found = tests.data?.items.length ?? 0;
  return (
    <div class="no-print">
      <Section title={words('survey.manage')}>
        {problem ? <Problem problem={problem} title={words('problem.save-title')} /> : null}
        <div class="stack">
          <p>
            {words(`survey.is.${state}`)} <span class="soft">{words('survey.pause.explain')}</span>
          </p>
          {state === 'closed' ? null : (
            <p>
              <button type="button" class="button quiet" onClick={() => set(state === 'live' ? 'paused' : 'live', state)}>
                {words(state === 'live' ? 'survey.pause' : 'survey.resume')}
              </button>
            </p>
          )}
        </div>
        <div class="stack">
          <p>
            {deleted !== null
              ? words('survey.tests-deleted', { n: deleted })
              : found === 0
                ? words('survey.tests-none')
                : tests.data?.next
                  ? words('survey.tests-many', { n: found })
                  : words('survey.tests', { n: found })}
          </p>
          <div class="actions">
            {found > 0 ? <a href={keepPeriod(`/comments?survey=${survey.id}&test=1`)}>{words('survey.tests-read')}</a> : null}
            <Confirm
              label={words('survey.tests-delete')}
              question={words('survey.tests-confirm')}
              yes={words('survey.tests-confirm-yes')}
              onYes={deleteTests}
            />
          </div>
        </div>
      </Section>
    </div>
  );
}
