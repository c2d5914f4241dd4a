import { sql } from 'kysely';
import type { Ddl, Dialect } from '../../dialect.ts';
import { RowGone } from '../../race.ts';
import type { Columns } from './columns.ts';
import { isIll, isRefusedRace } from './illness.ts';
import { type Names, rowsOf } from './rows.ts';
import { createSearch, searchOf } from './search.ts';

export const ddl: Ddl = {
  // A heap and an index for each key is all there is.
  inKeyOrder: (table) => table,
  /**
   * Without the facts that SQLite's index carries: an index row of PostgreSQL ends at 2,704 bytes, those of an INCLUDE too, and then a long answer
   * could not be stored at all. A filtered count finds its rows by the index and reads their facts from the table.
   */
  async createFilter(db, table) {
    const columns = ['agency', 'survey', 'test', 'day', 'service', 'channel', 'language'];
    await db.schema.createIndex(`${table}_filter`).on(table).columns(columns).execute();
  },
  createSearch,
};

/** The dialect of one commit slot. */
export const dialectOf = (columns: Columns, names: Names, slot: number): Dialect => ({
  rows: (db) => rowsOf(db, columns, names),
  search: searchOf(slot),
  ddl,
  isIll,
  async about(db) {
    const { rows } = await sql<{ version: string; bytes: number }>`
      select current_setting('server_version') as version, pg_database_size(current_database()) as bytes`.execute(db);
    const { version, bytes } = rows[0]!;
    return { engine: `PostgreSQL ${version}`, bytes };
  },
  isRace: (error) => error instanceof RowGone || isRefusedRace(error),
  async hold(db, names) {
    if (names.length === 0) return;
    const sorted = sql`select distinct hashtextextended(name, 0) as name from unnest(${[...names]}::text[]) as n(name) order by 1`;
    await sql`select pg_advisory_xact_lock(name) from (${sorted}) as held`.execute(db);
  },
  // Waits for every writer that has touched the totals, and makes the next ones wait; readers do not notice.
  holdCounts: async (db) => void (await sql`lock table "count" in exclusive mode`.execute(db)),
});
