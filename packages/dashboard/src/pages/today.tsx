import type { ListedSurvey } from '@earshot/sdk';
import { useEffect, useRef } from 'preact/hooks';
import { heard } from '../live/announce.ts';
import { now } from '../live/clock.ts';
import { useLoaded } from '../live/loaded.ts';
import { NoSurveys } from '../parts/no-surveys.tsx';
import { Page, Section } from '../parts/page.tsx';
import { Shown } from '../parts/shown.tsx';
import { SurveyRows } from '../parts/survey-rows.tsx';
import { keepPeriod, period } from '../state/period.ts';
import { plain } from '../state/said.ts';
import { atLeast, timeZone, today } from '../state/session.ts';
import { useSurveys } from '../state/surveys.ts';
import { answeredOn, satisfiedOn, type TodayFacts, todaySentences, together } from '../state/today-facts.ts';
import { type CasesNow, loadCases, loadPictures, type SurveyPicture } from '../state/today-load.ts';
import { lengthOfTime } from '../words/due.ts';
import { dayPlus, dayWords } from '../words/times.ts';
import { words } from '../words/words.ts';

const named = ({ survey }: ListedSurvey) => ({ id: survey.id, title: plain(survey.title) });

function factsOf(
  surveys: readonly ListedSurvey[],
  pictures: ReadonlyMap<string, SurveyPicture>,
  cases: CasesNow | null,
  days: readonly [string, string],
): TodayFacts {
  const [yesterday, day] = days;
  const recent = [...pictures.values()].map((picture) => picture.recent);
  const next = cases?.next ? lengthOfTime(cases.next.dueAt - now.value) : null;
  return {
    cases: cases && { late: cases.late, dueToday: cases.dueToday, nextDue: next },
    today: day,
    yesterday,
    answeredToday: recent.reduce((sum, results) => sum + answeredOn(results, day), 0),
    answeredYesterday: recent.reduce((sum, results) => sum + answeredOn(results, yesterday), 0),
    satisfied: together(recent.flatMap((results) => satisfiedOn(results, yesterday) ?? [])),
    silent: surveys.filter(({ survey, state }) => state === 'live' && pictures.get(survey.id)?.period.funnel.answered === 0).map(named),
    paused: surveys.filter(({ state }) => state === 'paused').map(named),
  };
}

/** Why each sentence is there: a supervisor must be able to check them. */
function Why({ yesterday }: { yesterday: string }) {
  return (
    <details class="small">
      <summary>{words('today.why')}</summary>
      <ul>
        <li>{words('today.why.late')}</li>
        <li>{words('today.why.due', { zone: timeZone.value })}</li>
        <li>{words('today.why.yesterday', { day: dayWords(yesterday) })}</li>
        <li>{words('today.why.silent')}</li>
      </ul>
    </details>
  );
}

function TodayOf({ surveys }: { surveys: readonly ListedSurvey[] }) {
  const days = [dayPlus(today.value, -1), today.value] as const;
  const { from, to } = period.value;
  const key = `${surveys.map(({ survey }) => survey.id).join()} ${from} ${to} ${days[1]}`;
  const known = useRef({ key, pictures: new Map<string, SurveyPicture>() });
  const pictures = useLoaded(
    key,
    async () => {
      if (known.current.key !== key) known.current = { key, pictures: new Map() };
      const mine = known.current.pictures;
      await loadPictures(surveys, mine, { from, to }, days);
      return { of: key, byId: new Map(mine) };
    },
    (event) => {
      if (event.type === 'counts') known.current.pictures.delete(event.survey);
      if (event.type === 'reset') known.current.pictures.clear();
      return event.type === 'counts';
    },
  );
  const seesCases = atLeast('supervisor');
  const cases = useLoaded(seesCases ? 'cases' : null, loadCases, (event) => event.type === 'case');

  const answered = [...(pictures.data?.byId.values() ?? [])].reduce((sum, { recent }) => sum + recent.funnel.answered, 0);
  const before = useRef<{ of: string; n: number } | null>(null);
  useEffect(() => {
    if (!pictures.data) return;
    if (before.current?.of === pictures.data.of) heard(answered - before.current.n);
    before.current = { of: pictures.data.of, n: answered };
  }, [answered, pictures.data]);

  const ready = !seesCases || cases.data !== undefined || cases.problem !== undefined;
  return (
    <Shown of={ready ? pictures : { ...pictures, data: undefined }}>
      {({ byId }) => (
        <>
          <ul class="bare sentences">
            {todaySentences(factsOf(surveys, byId, cases.data ?? null, days)).map(({ text, to }) => (
              <li key={to}>
                <a href={to.includes('from=') ? to : keepPeriod(to)}>{text}</a>
              </li>
            ))}
          </ul>
          <Why yesterday={days[0]} />
          <Section title={words('today.surveys')} lead={words('period.words', { from: dayWords(from), to: dayWords(to) })}>
            <SurveyRows surveys={surveys} pictures={byId} cases={seesCases ? (cases.data ?? null) : null} />
          </Section>
        </>
      )}
    </Shown>
  );
}

/** What needs a person today, in sentences; under them each survey on a line. */
export function TodayPage() {
  const surveys = useSurveys();
  return (
    <Page title={words('today.title')}>
      <Shown of={surveys}>{(items) => (items.length === 0 ? <NoSurveys /> : <TodayOf surveys={items} />)}</Shown>
    </Page>
  );
}
