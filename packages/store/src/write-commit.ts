import type { Kysely } from 'kysely';
import { countBooks } from './books.ts';
import { CaseBook } from './case-book.ts';
import type { Commit, CommitResult } from './commit.ts';
import type { Database, Dialect } from './dialect.ts';
import { type Arrival, arrivalOf, isCounted } from './fold.ts';
import { correct, enter } from './ledger.ts';
import { settle } from './record.ts';
import { highestBefore, markLate } from './revisions.ts';
import type { Schema } from './schema.ts';
import { Tally } from './tally.ts';
import { keepCitizens } from './touchpoints.ts';
import { keepApart, keepComments, tallyFacts } from './what-they-say.ts';

/** Writes a group of requests in one transaction; the results are those of committing them one after the other. */
const writeCommits = (db: Kysely<Schema>, dialect: Dialect, slot: number, commits: readonly Commit[]): Promise<CommitResult[]> =>
  db.transaction().execute(async (trx) => {
    const results = await writeRows(trx, dialect, slot, commits);
    await dialect.rows(trx).add('book', countBooks(slot, commits, results));
    return results;
  });

/** Everything a group says but the books, in a transaction that is open. */
export async function writeRows(trx: Database, dialect: Dialect, slot: number, commits: readonly Commit[]): Promise<CommitResult[]> {
  const rows = dialect.rows(trx);
  const arrivals = commits.flatMap(({ agency, events }) => events.map((event): Arrival => arrivalOf(agency, event)));
  const entered = await enter(rows, arrivals);
  const highest = await highestBefore(trx, dialect, arrivals);
  const settled = await settle(rows, arrivals, entered.before);
  await correct(rows, entered, settled.ledger);

  const tally = new Tally(slot);
  tallyFacts(settled, tally);
  await rows.add('count', tally.changes());
  await keepComments(trx, dialect, settled);
  await keepApart(trx, dialect, settled);
  await keepCitizens(rows, settled);

  const cases = new CaseBook(rows);
  await cases.open(settled);
  for (const arrival of settled.stored.filter(isCounted)) await cases.take(arrival);
  await cases.write();

  const outcomes = markLate(arrivals, settled.outcomes, highest);
  const results: CommitResult[] = [];
  let taken = 0;
  for (const { agency, events, quarantined } of commits) {
    const set = await rows.insertNew(
      'quarantine',
      quarantined.map(({ receivedAt, survey, ...row }) => ({
        agency,
        ...row,
        received_at: receivedAt,
        about: survey,
        verdict: 'waiting',
        decided_at: null,
        decided_by: null,
      })),
    );
    results.push({ events: outcomes.slice(taken, taken + events.length), quarantined: set });
    taken += events.length;
  }
  return results;
}

/** What became of one request of a group: its result, or why it could not be kept. */
type Written = { result: CommitResult } | { error: unknown };

/** How often a group that another writer came between is written again: two that meet each other now are unlikely to meet eight times more. */
const mostRaces = 8;

/** Does work in a transaction, again where another writer came between. */
export async function throughRaces<R>(dialect: Dialect, work: () => Promise<R>): Promise<R> {
  for (let races = 0; ; races++) {
    try {
      return await work();
    } catch (error) {
      if (!dialect.isRace(error) || races >= mostRaces) throw error;
    }
  }
}

/** Writes a group; where it fails, halves it until the request that cannot be kept fails alone. */
export async function writeGroup(db: Kysely<Schema>, dialect: Dialect, slot: number, commits: readonly Commit[]): Promise<Written[]> {
  try {
    return (await throughRaces(dialect, () => writeCommits(db, dialect, slot, commits))).map((result) => ({ result }));
  } catch (error) {
    if (commits.length === 1 || dialect.isIll(error)) return commits.map(() => ({ error }));
    const middle = commits.length >> 1;
    const first = await writeGroup(db, dialect, slot, commits.slice(0, middle));
    return [...first, ...(await writeGroup(db, dialect, slot, commits.slice(middle)))];
  }
}
