import type { EarshotError } from '@earshot/model';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { agenciesOf } from '../../agencies.ts';
import { casesOf } from '../../cases.ts';
import { cataloguesOf } from '../../catalogues.ts';
import { commentsOf } from '../../comments.ts';
import { countsOf } from '../../counts.ts';
import { groupCommits } from '../../group-commits.ts';
import { journeysOf } from '../../journeys.ts';
import { leasesOf } from '../../leases.ts';
import { migrate } from '../../migrate.ts';
import { quarantineOf } from '../../quarantine.ts';
import { responsesOf } from '../../responses.ts';
import type { Schema } from '../../schema.ts';
import { seldom } from '../../seldom.ts';
import { sitesOf } from '../../sites.ts';
import { staffOf } from '../../staff.ts';
import type { Sites, Store } from '../../store.ts';
import { surveysOf } from '../../surveys.ts';
import { touchpointsOf } from '../../touchpoints.ts';
import { type LedgerPlace, type UpkeepSteps, upkeepOf } from '../../upkeep.ts';
import { writeGroup } from '../../write-commit.ts';
import { notOpened, placeOf } from './address.ts';
import { byBytes } from './by-bytes.ts';
import { type Columns, readColumns } from './columns.ts';
import { dumpTo } from './copies.ts';
import { ddl, dialectOf } from './dialect.ts';
import { isIll, told } from './illness.ts';
import { type Keeper, keep, lockFamily } from './keeper.ts';
import { openPool } from './pool.ts';
import type { Names } from './rows.ts';

export interface PostgresOptions {
  /** `postgres://user:password@host:5432/database?sslmode=verify-full` */
  url: string;
  /** Commits under way at once, each on a connection of its own. @default 2 */
  slots?: number;
  /** Events that may wait to be written before more are refused. @default 20000 */
  queue?: { limit: number };
  /** Events written in one transaction. @default 1000: beyond it a group gains nothing and makes the next one wait. */
  groupLimit?: number;
}

/** Connections for everything that is no commit: staff, pages, surveys. With the slots and the keeper's a server has some ten. */
const otherConnections = 6;
/** A commit that takes longer stands behind a lock or a dead disk, and whoever waits for it has gone. */
const commitMillis = 30_000;
/** A question over years of answers takes seconds; one that takes longer than this was given up on. */
const questionMillis = 60_000;
/**
 * A commit looks things up by key and nothing else. A plan that was made while a table was empty would read it whole, and go on doing so
 * when it has a million rows.
 */
const byKeyAlone = 'set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off;';

const kyselyOn = (pool: ReturnType<typeof openPool>) => new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });

/** Runs something on one connection of its own that may take as long as it needs. */
async function aside<R>(url: string, work: (db: Kysely<Schema>) => Promise<R>): Promise<R> {
  const db = kyselyOn(openPool({ url, size: 1, statementMillis: 0 }));
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}

/** Servers that start at once migrate once: the first holds the lock, the others find the work done. */
const migrated = (url: string): Promise<Columns> =>
  aside(url, (db) =>
    db.connection().execute(async (one) => {
      const on = one.withPlugin(byBytes);
      await sql`select pg_advisory_lock(${lockFamily}, 0)`.execute(one);
      await migrate(on, ddl, Date.now());
      await sql`select pg_advisory_unlock(${lockFamily}, 0)`.execute(one);
      return readColumns(one);
    }),
  );

/**
 * Opens a store on PostgreSQL 13 or newer. Several servers may open the same database: the same event or response in two of them at once
 * has one effect, as if one had come after the other.
 * @throws EarshotError `setting.invalid` for an address that lets nobody in, `store.unavailable` where nobody answers, `store.newer-schema`.
 */
export async function openPostgres({ url, slots = 2, queue = { limit: 20_000 }, groupLimit = 1000 }: PostgresOptions): Promise<Store> {
  const place = placeOf(url);
  let columns: Columns;
  let keeper: Keeper;
  try {
    columns = await migrated(url);
    keeper = await keep(url, slots);
  } catch (error) {
    const ill = told(error);
    throw isIll(ill) ? notOpened(place, (ill as EarshotError).cause) : error;
  }
  const names: Names = new Map();
  const writing = kyselyOn(openPool({ url, size: slots, statementMillis: commitMillis, set: byKeyAlone, names }));
  const db = kyselyOn(openPool({ url, size: otherConnections, statementMillis: questionMillis }));
  const dialect = dialectOf(columns, names, keeper.slots[0]!);
  /** Fewer than were asked for only where a thousand are in use already. */
  const slotOf = (index: number) => keeper.slots[index % keeper.slots.length]!;

  const line = groupCommits(
    Array.from({ length: slots }, (_, index) => {
      const slot = slotOf(index);
      const own = dialectOf(columns, names, slot);
      return async (group) => {
        const written = await writeGroup(writing, own, slot, group);
        return written.map((one) => ('error' in one ? { error: one.error as Error } : one));
      };
    }),
    { limit: queue.limit, groupLimit },
  );

  const sites = sitesOf(db);
  const upkeep = upkeepOf(db, dialect, slotOf(0));
  const long = <R>(work: (steps: UpkeepSteps) => Promise<R>) => aside(url, (on) => work(upkeepOf(on, dialect, slotOf(0))));
  return {
    commit: line.commit,
    agencies: agenciesOf(db, dialect),
    catalogues: cataloguesOf(db, dialect),
    sites: {
      ...sites,
      noteSignal: seldom<Sites['noteSignal']>(
        sites.noteSignal,
        (agency, key) => `${agency} ${key}`,
        (_agency, _key, { state, reason, origin }) => `${state} ${reason} ${origin}`,
      ),
    },
    surveys: surveysOf(db, dialect),
    counts: countsOf(db),
    responses: responsesOf(db, dialect),
    touchpoints: touchpointsOf(db, dialect),
    journeys: journeysOf(db, dialect),
    comments: commentsOf(db, dialect),
    cases: casesOf(db, dialect),
    quarantine: quarantineOf(db, dialect, slotOf(0)),
    staff: staffOf(db),
    leases: leasesOf(db),
    peers: keeper,
    upkeep: {
      books: upkeep.books,
      responseCount: upkeep.responseCount,
      standing: (since) => long((steps) => steps.standing(since)),
      rebuild: () =>
        long(async (steps) => {
          const surveys = await steps.countedSurveys();
          let rows = 0;
          for (const survey of surveys) rows += await steps.rebuildSurvey(survey);
          return { surveys: surveys.length, rows };
        }),
      countsEqualRebuild: () =>
        long(async (steps) => {
          for (const survey of await steps.countedSurveys()) if (!(await steps.surveyEqualsRebuild(survey))) return false;
          return true;
        }),
      backup: (file) => dumpTo(url, file),
      canWrite: () => upkeep.canWrite().catch(() => false),
      load: line.load,
      async forgetSeen(before) {
        let forgotten = 0;
        for (let from: LedgerPlace | null = null; ; ) {
          const step: { forgotten: number; next: LedgerPlace | null } = await upkeep.forgetSeenAfter(from, before);
          forgotten += step.forgotten;
          if (!step.next) return forgotten;
          from = step.next;
        }
      },
    },
    async close() {
      await line.drain();
      await keeper.close();
      await Promise.all([writing.destroy(), db.destroy()]);
    },
  };
}
