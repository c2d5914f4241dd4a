import { type Kysely, sql } from 'kysely';
import { emptyBooks } from './books.ts';
import type { Books } from './commit.ts';
import type { Dialect } from './dialect.ts';
import { unpackFacts } from './facts.ts';
import type { CountTable, Schema } from './schema.ts';
import { standing } from './standing.ts';
import type { Upkeep } from './store.ts';

/** A survey whose answers are counted; `~scores` is one too. */
interface CountedSurvey {
  agency: string;
  survey: string;
}

/** How many ledger rows one step of forgetting looks at: some 20 ms, so that commits never wait for it. */
const stepRows = 20_000;

/** Work on the whole store, cut into steps that each fit between two groups. */
export interface UpkeepSteps extends Pick<Upkeep, 'books' | 'responseCount' | 'canWrite' | 'standing'> {
  countedSurveys(): Promise<CountedSurvey[]>;
  /** Recounts one survey from its records; answers how many totals it has. */
  rebuildSurvey(survey: CountedSurvey): Promise<number>;
  surveyEqualsRebuild(survey: CountedSurvey): Promise<boolean>;
  /** Forgets among the ledger rows after a place; answers the place it came to, `null` at the end. */
  forgetSeenAfter(place: LedgerPlace | null, before: number): Promise<{ forgotten: number; next: LedgerPlace | null }>;
}
export type LedgerPlace = Pick<Schema['event'], 'agency' | 'source' | 'id'>;

const nameOf = ({ day, question, value, service }: CountTable) => `${day}\n${question}\n${value}\n${service}`;

export const upkeepOf = (db: Kysely<Schema>, dialect: Dialect, slot: number): UpkeepSteps => {
  /** What the totals of one survey must be, by its records alone. */
  const recount = async (on: Kysely<Schema>, { agency, survey }: CountedSurvey): Promise<Map<string, CountTable>> => {
    const totals = new Map<string, CountTable>();
    const add = (row: Omit<CountTable, 'agency' | 'survey' | 'slot'>) => {
      const total = { agency, survey, slot, ...row };
      const known = totals.get(nameOf(total));
      if (known) known.n += row.n;
      else totals.set(nameOf(total), total);
    };
    for (const table of ['response', 'seen'] as const) {
      const groups = await on
        .selectFrom(table)
        .select((eb) => ['day', 'facts', 'service', eb.fn.countAll<number>().as('n')])
        .where('agency', '=', agency)
        .where('survey', '=', survey)
        .where('test', '=', 0)
        .groupBy(['day', 'facts', 'service'])
        .execute();
      for (const { n, facts, ...place } of groups) for (const fact of unpackFacts(facts)) add({ ...place, ...fact, n: Number(n) });
    }
    return totals;
  };

  return {
    async books(agency) {
      let query = db.selectFrom('book').select((eb) => ['status', eb.fn.sum<number>('n').as('n')]);
      if (agency !== undefined) query = query.where('agency', '=', agency);
      const books = emptyBooks();
      for (const { status, n } of await query.groupBy('status').execute()) books[status as keyof Books] = Number(n);
      return books;
    },
    async responseCount(agency) {
      let query = db
        .selectFrom('response')
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .where('test', '=', 0);
      if (agency !== undefined) query = query.where('agency', '=', agency);
      return Number((await query.executeTakeFirstOrThrow()).n);
    },
    async countedSurveys() {
      const of = (table: 'count' | 'response' | 'seen') => db.selectFrom(table).select(['agency', 'survey']).distinct();
      return of('count').union(of('response')).union(of('seen')).orderBy('agency').orderBy('survey').execute();
    },
    rebuildSurvey: (counted) =>
      db.transaction().execute(async (trx) => {
        await dialect.holdCounts(trx);
        const totals = await recount(trx, counted);
        await dialect.rows(trx).remove('count', [{ agency: counted.agency, survey: counted.survey }]);
        const sorted = [...totals].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
        await dialect.rows(trx).add('count', sorted);
        return totals.size;
      }),
    surveyEqualsRebuild: (counted) =>
      // Everything as of one moment, while others go on writing.
      db
        .transaction()
        .setIsolationLevel('repeatable read')
        .execute(async (trx) => {
          const differences = await recount(trx, counted);
          const { agency, survey } = counted;
          const totals = await trx.selectFrom('count').selectAll().where('agency', '=', agency).where('survey', '=', survey).execute();
          // What several slots counted is one total: less than nothing in one of them is no mistake.
          for (const row of totals) {
            const known = differences.get(nameOf(row));
            if (known) known.n -= row.n;
            else differences.set(nameOf(row), { ...row, n: -row.n });
          }
          return [...differences.values()].every(({ n }) => n === 0);
        }),
    canWrite: () =>
      // In one transaction, so that nobody else's pulse comes between.
      db.transaction().execute(async (trx) => {
        const at = Date.now();
        await dialect.rows(trx).put('pulse', [{ agency: '~', at }]);
        const [row] = await dialect.rows(trx).find('pulse', [{ agency: '~' }]);
        return row?.at === at;
      }),
    forgetSeenAfter: (place, before) =>
      db.transaction().execute(async (trx) => {
        const id = sql<string>`(agency, source, id)`;
        const tuple = ({ agency, source, id }: LedgerPlace) => sql<string>`(${agency}, ${source}, ${id})`;
        let rest = trx.selectFrom('event').select(['agency', 'source', 'id']);
        if (place) rest = rest.where(id, '>', tuple(place));
        const next = (await rest.orderBy('agency').orderBy('source').orderBy('id').offset(stepRows).limit(1).executeTakeFirst()) ?? null;
        let old = trx.deleteFrom('event').where('type', '=', 'earshot.survey.seen').where('received_at', '<', before);
        if (place) old = old.where(id, '>', tuple(place));
        if (next) old = old.where(id, '<=', tuple(next));
        return { forgotten: Number((await old.executeTakeFirst()).numDeletedRows), next };
      }),
    standing: (since) => standing(db, dialect, since),
  };
};
