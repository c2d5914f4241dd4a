import type { Results } from '@earshot/model';
import type { ListedSurvey, ResultsQuery } from '@earshot/sdk';
import { useEffect, useRef } from 'preact/hooks';
import { heard } from '../live/announce.ts';
import { useLoaded } from '../live/loaded.ts';
import { Page } from '../parts/page.tsx';
import { ResultFilters } from '../parts/result-filters.tsx';
import { Shown } from '../parts/shown.tsx';
import { StateWord } from '../parts/state-word.tsx';
import { SurveyManage } from '../parts/survey-manage.tsx';
import { SurveyResults } from '../parts/survey-results.tsx';
import { place } from '../router.ts';
import { client } from '../state/client.ts';
import { keepPeriod, period } from '../state/period.ts';
import { type ResultFilter, resultFilters, resultQuery, stepOf } from '../state/result-query.ts';
import { plain } from '../state/said.ts';
import { atLeast } from '../state/session.ts';
import { serviceName, useSurveys } from '../state/surveys.ts';
import { dayWords } from '../words/times.ts';
import { words } from '../words/words.ts';
import { NotFoundPage } from './not-found.tsx';

/** The same results once per language, channel and service: the filters' choices and the comparison. */
async function loadGroups(wanted: ResultsQuery): Promise<Record<ResultFilter, Results>> {
  const [language, channel, service] = await Promise.all(resultFilters.map((by) => client.results.get({ ...wanted, by })));
  if (!language || !channel || !service) throw new TypeError('one reply per dimension');
  return { language, channel, service };
}

function ResultsOf({ of }: { of: ListedSurvey }) {
  const { survey } = of;
  const wanted = resultQuery(survey.id, place.value.query, period.value);
  const key = JSON.stringify(wanted);
  const concerns = (event: { type: string; survey?: string }) => event.type === 'counts' && event.survey === survey.id;
  const days = useLoaded(key, async () => ({ of: key, results: await client.results.get({ ...wanted, by: stepOf(wanted) }) }), concerns);
  const groups = useLoaded(key, () => loadGroups(wanted), concerns);

  const before = useRef<{ of: string; n: number } | null>(null);
  useEffect(() => {
    if (!days.data) return;
    const now = { of: days.data.of, n: days.data.results.funnel.answered };
    if (before.current?.of === now.of) heard(now.n - before.current.n);
    before.current = now;
  }, [days.data]);

  return (
    <>
      <ResultFilters found={groups.data ?? {}} />
      <Shown of={days}>
        {({ of: subject, results }) => <SurveyResults survey={survey} results={results} groups={groups.data} subject={subject} />}
      </Shown>
    </>
  );
}

/** One survey's results, live. */
export function SurveyPage({ id }: { id: string }) {
  const surveys = useSurveys();
  const found = surveys.data?.find(({ survey }) => survey.id === id);
  if (surveys.data && !found) return <NotFoundPage />;
  const { from, to } = period.value;
  return (
    <Page
      title={found ? plain(found.survey.title) : words('loading')}
      lead={
        found ? (
          <>
            <p>
              <StateWord state={found.state} /> ·{' '}
              {words('survey.lead', {
                service: serviceName(found.survey.service),
                version: String(found.version),
                basis: words(`survey.basis.${found.survey.basis}`),
              })}
            </p>
            <p class="print-only">{words('period.words', { from: dayWords(from), to: dayWords(to) })}</p>
            <p class="actions no-print">
              <a href={keepPeriod(`/comments?survey=${id}`)}>{words('survey.comments')}</a>
              <a href={found.url} target="_blank" rel="noreferrer">
                {words('survey.hosted')}
              </a>
              <button type="button" class="button plain" onClick={() => print()}>
                {words('survey.print')}
              </button>
            </p>
          </>
        ) : null
      }
    >
      <Shown of={surveys}>
        {() =>
          found ? (
            <>
              <ResultsOf of={found} />
              {atLeast('supervisor') ? <SurveyManage of={found} /> : null}
            </>
          ) : null
        }
      </Shown>
    </Page>
  );
}
