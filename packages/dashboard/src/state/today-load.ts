import type { Case, Results } from '@earshot/model';
import type { ListedSurvey } from '@earshot/sdk';
import { client } from './client.ts';
import type { Period } from './period.ts';
import { stepOf } from './result-query.ts';

/** One survey's picture for Today: the chosen period day by day, and yesterday with today whatever the period. */
export interface SurveyPicture {
  period: Results;
  recent: Results;
}

/** How many surveys are asked about at once: a browser opens six connections to a host, one of which the live stream has. */
const atOnce = 2;

/** Asks for the pictures of those surveys that `known` has none of, a few at a time. */
export async function loadPictures(
  surveys: readonly ListedSurvey[],
  known: Map<string, SurveyPicture>,
  { from, to }: Pick<Period, 'from' | 'to'>,
  [yesterday, today]: readonly [string, string],
): Promise<void> {
  const waiting = surveys.map(({ survey }) => survey.id).filter((id) => !known.has(id));
  const work = async () => {
    for (let survey = waiting.shift(); survey !== undefined; survey = waiting.shift()) {
      const [period, recent] = await Promise.all([
        client.results.get({ survey, from, to, by: stepOf({ from, to }) }),
        client.results.get({ survey, from: yesterday, to: today, by: 'day' }),
      ]);
      known.set(survey, { period, recent });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

/** Open cases by survey. Beyond the first few hundred the exact number per survey helps nobody. */
const casesRead = 200;

export interface CasesNow {
  late: number;
  dueToday: number;
  next: Case | null;
  bySurvey: ReadonlyMap<string, number>;
  all: boolean;
}

export async function loadCases(): Promise<CasesNow> {
  const { items, next, tally } = await client.cases.list({ state: 'active', limit: casesRead });
  const bySurvey = new Map<string, number>();
  for (const { survey } of items) bySurvey.set(survey, (bySurvey.get(survey) ?? 0) + 1);
  const now = Date.now();
  return {
    late: tally.late,
    dueToday: tally.dueToday,
    next: items.find(({ dueAt }) => dueAt >= now) ?? null,
    bySurvey,
    all: next === null,
  };
}
