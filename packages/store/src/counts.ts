import { type Kysely, sql } from 'kysely';
import { unpackFacts } from './facts.ts';
import type { Schema } from './schema.ts';
import type { CountFilter, CountRow, Counts, GroupBy, Period } from './store.ts';

interface Question {
  agency: string;
  survey: string;
  period: Period;
  filter: CountFilter;
  by: GroupBy | undefined;
}

/** The running totals know day and service; the rest is counted from the records. */
const fromTotals = ({ filter, by }: Question) => !filter.channel && !filter.language && by !== 'channel' && by !== 'language';

async function readTotals(db: Kysely<Schema>, { agency, survey, period, filter, by }: Question): Promise<CountRow[]> {
  const group = by === 'day' || by === 'service' ? sql.ref<string | number>(by) : sql.lit('');
  let query = db
    .selectFrom('count')
    .select((eb) => [group.as('group'), 'question', 'value', eb.fn.sum<number>('n').as('n')])
    .where('agency', '=', agency)
    .where('survey', '=', survey)
    .where('day', '>=', period.from)
    .where('day', '<=', period.to);
  if (filter.service) query = query.where('service', '=', filter.service);
  const grouped = by ? query.groupBy(group as never) : query;
  const rows = await grouped.groupBy(['question', 'value']).execute();
  return rows.map(({ group, question, value, n }) => ({ group: String(group), question, value, n: Number(n) }));
}

async function readRecords(db: Kysely<Schema>, { agency, survey, period, filter, by }: Question): Promise<CountRow[]> {
  const group = by ? sql.ref<string | number>(by) : sql.lit('');
  const rows: CountRow[] = [];
  for (const table of ['response', 'seen'] as const) {
    let query = db
      .selectFrom(table)
      .select((eb) => [group.as('group'), 'facts', eb.fn.countAll<number>().as('n')])
      .where('agency', '=', agency)
      .where('survey', '=', survey)
      .where('test', '=', 0)
      .where('day', '>=', period.from)
      .where('day', '<=', period.to);
    for (const dimension of ['service', 'channel', 'language'] as const) {
      const wanted = filter[dimension];
      if (wanted) query = query.where(dimension, '=', wanted);
    }
    // By day and facts first, the order of the index: counted in one pass, the days summed below.
    const grouped = query.groupBy(['day', 'facts']);
    for (const { group: name, facts, n } of await (by && by !== 'day' ? grouped.groupBy(by) : grouped).execute()) {
      for (const fact of unpackFacts(facts)) rows.push({ group: String(name), ...fact, n: Number(n) });
    }
  }
  return rows;
}

/** One row for each group, question and value, in that order, none of them empty. */
const summed = (rows: readonly CountRow[]): CountRow[] => {
  const sums = new Map<string, CountRow>();
  for (const row of rows) {
    const key = `${row.group}\n${row.question}\n${row.value}`;
    const sum = sums.get(key);
    if (sum) sum.n += row.n;
    else sums.set(key, { ...row });
  }
  const full = [...sums].filter(([, { n }]) => n !== 0);
  return full.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
};

export const countsOf = (db: Kysely<Schema>): Counts => ({
  async read(agency, survey, period, filter = {}, by) {
    const question = { agency, survey, period, filter, by };
    return summed(await (fromTotals(question) ? readTotals(db, question) : readRecords(db, question)));
  },
});
