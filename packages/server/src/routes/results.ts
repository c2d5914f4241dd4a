import { figuresOf, findMeasure, funnelOf, measureOf, measuresFor, monthsOf, tally } from '@earshot/metrics';
import { Channel, Day, EarshotError, type Histogram, type Question, type QuestionResult, type Results, Slug } from '@earshot/model';
import type { CountFilter, CountRow, GroupBy } from '@earshot/store';
import type { FastifyInstance } from 'fastify';
import * as z from 'zod/mini';
import { permit } from '../access/permit.ts';
import type { Context } from '../context.ts';
import { dayNumber, dayText } from '../day.ts';
import { mondayOf, monthOf, periodOf } from './period.ts';
import { readRequest, refuse } from './read-request.ts';

/** Scores from the agency's own systems are kept as answers to this survey; each question is a measure. */
const SCORES = '~scores';

const AskedResults = z.strictObject({
  survey: z.union([Slug, z.literal(SCORES)]),
  from: z.optional(Day),
  to: z.optional(Day),
  by: z.optional(z.enum(['day', 'week', 'month', 'service', 'channel', 'language'])),
  service: z.optional(Slug),
  channel: z.optional(Channel),
  language: z.optional(z.string().check(z.maxLength(35))),
});
type By = NonNullable<z.infer<typeof AskedResults>['by']>;

/** How a group of the store is called in the reply: days are joined to weeks and months here. */
const keyOf: Record<By, (group: string) => string> = {
  day: (group) => dayText(Number(group)),
  week: (group) => mondayOf(dayText(Number(group))),
  month: (group) => monthOf(dayText(Number(group))),
  service: String,
  channel: String,
  language: String,
};
const isTime = (by: By) => by === 'day' || by === 'week' || by === 'month';

/** Numbers with their ranges, worked out from counts as they are asked for: nothing here is precomputed. */
export function resultRoutes(app: FastifyInstance, context: Context): void {
  const { store, clock } = context;

  app.get('/v1/results', async (request, reply): Promise<Results> => {
    const { agency } = await permit(context, request, reply, 'results');
    const { survey, by, from, to, ...filter } = readRequest(AskedResults, request.query);
    const zone = (await store.agencies.get(agency))?.timeZone ?? 'UTC';
    const period = periodOf({ from, to }, zone, clock());
    if (period.from > period.to) refuse('from', 'is after to');
    const published = survey === SCORES ? null : await store.surveys.get(agency, survey);
    if (survey !== SCORES && !published) throw new EarshotError('survey.unknown', 'Your agency has no such survey.');

    const days = { from: dayNumber(period.from), to: dayNumber(period.to) };
    const inStore: GroupBy | undefined = by === 'week' || by === 'month' ? 'day' : by;
    const rows = await store.counts.read(agency, survey, days, filter as CountFilter, inStore);
    const questions = published ? await questionsOf(agency, survey, published.version, published.survey.questions, rows) : scoresIn(rows);
    return {
      survey,
      period,
      basis: published?.survey.basis ?? 'full-count',
      funnel: funnelOf(rows),
      questions: resultsOf(questions, rows),
      ...(by ? { groups: groupsOf(rows, by, questions) } : {}),
    };
  });

  /** The questions of the latest version; those that only earlier versions asked come after them, as long as the period has answers to them. */
  async function questionsOf(agency: string, survey: string, version: number, latest: readonly Question[], rows: readonly CountRow[]) {
    const questions = [...latest];
    const missing = new Set(rows.map(({ question }) => question).filter((id) => !id.startsWith('~')));
    for (const { id } of latest) missing.delete(id);
    for (let earlier = version - 1; earlier > 0 && missing.size > 0; earlier--) {
      const found = await store.surveys.get(agency, survey, earlier);
      for (const question of found?.survey.questions ?? []) if (missing.delete(question.id)) questions.push(question);
    }
    return questions;
  }
}

type Asked = Question | { id: string; kind: 'score'; measure: string };

const scoresIn = (rows: readonly CountRow[]): Asked[] =>
  [...new Set(rows.map(({ question }) => question))]
    .filter((id) => findMeasure(id))
    .sort()
    .map((id) => ({ id, kind: 'score', measure: id }));

function resultsOf(questions: readonly Asked[], rows: readonly CountRow[]): QuestionResult[] {
  const histograms = new Map<string, Record<string, number>>();
  for (const { question, value, n } of rows) {
    const histogram = histograms.get(question) ?? {};
    histogram[value] = (histogram[value] ?? 0) + n;
    histograms.set(question, histogram);
  }
  return questions.map((question) => {
    const counted = histograms.get(question.id) ?? {};
    const values = Object.entries(counted).filter(([value, n]) => !value.startsWith('~') && n !== 0);
    const score = question.kind === 'score' ? findMeasure(question.measure) : undefined;
    const measures = question.kind === 'score' ? (score ? [score.id] : []) : measuresFor(question);
    return {
      id: question.id,
      kind: question.kind,
      ...tally(counted),
      histogram: Object.fromEntries(values),
      measures: measureOf(counted, measures),
      ...figuresIn(question.kind, counted),
    };
  });
}

const figuresIn = (kind: Asked['kind'], counted: Histogram): Pick<QuestionResult, 'figures' | 'months'> => {
  const figures = kind === 'number' ? figuresOf(counted) : null;
  return figures ? { figures } : kind === 'date' ? { months: monthsOf(counted) } : {};
};

/** In order of time, else with the most answers first. */
function groupsOf(rows: readonly CountRow[], by: By, questions: readonly Asked[]): NonNullable<Results['groups']> {
  const groups = Map.groupBy(rows, ({ group }) => keyOf[by](group));
  const made = [...groups].map(([key, within]) => ({ key, funnel: funnelOf(within), questions: resultsOf(questions, within) }));
  const byKey = (a: { key: string }, b: { key: string }) => (a.key < b.key ? -1 : 1);
  return made.sort((a, b) => (isTime(by) ? 0 : b.funnel.answered - a.funnel.answered) || byKey(a, b));
}
