import { Kysely, SqliteDialect, sql } from 'kysely';
import type { Ddl, Dialect } from '../../dialect.ts';
import type { Schema } from '../../schema.ts';
import type { Connection } from './connection.ts';
import { rowsOf } from './rows.ts';
import { createSearch, searchOf } from './search.ts';
import { isIll } from './trouble.ts';

const about: Dialect['about'] = async (db) => {
  const { rows } = await sql<{ version: string; bytes: number }>`select sqlite_version() as version, page_count * page_size as bytes
    from pragma_page_count(), pragma_page_size()`.execute(db);
  const { version, bytes } = rows[0]!;
  return { engine: `SQLite ${version}`, bytes };
};

/** Facts right after the day, so that equal ones are counted in one pass without sorting, whatever they are narrowed by. */
const createFilter: Ddl['createFilter'] = async (db, table) => {
  const columns = ['agency', 'survey', 'test', 'day', 'facts', 'service', 'channel', 'language'];
  await db.schema.createIndex(`${table}_filter`).on(table).columns(columns).execute();
};

/** The query layer on one connection. */
export const kyselyOn = (connection: Connection): { db: Kysely<Schema>; dialect: Dialect } => {
  const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database: connection }) });
  const rows = rowsOf(connection, db as Kysely<unknown>);
  return {
    db,
    dialect: {
      rows: () => rows,
      search: searchOf(connection),
      ddl: { inKeyOrder: (table) => table.modifyEnd(sql`without rowid`), createFilter, createSearch },
      isIll,
      about,
      // There is one writer: nobody comes between, and nothing changes while a transaction looks.
      isRace: () => false,
      hold: async () => {},
      holdCounts: async () => {},
    },
  };
};
