import { Kysely, SqliteDialect, sql } from 'kysely';
import type { Dialect } from '../../dialect.ts';
import type { Schema } from '../../schema.ts';
import type { Connection } from './connection.ts';
import { rowsOf } from './rows.ts';
import { createSearch, searchOf } from './search.ts';

/** SQLite's result codes for a database that cannot serve anybody: busy, no memory, read-only, I/O error, corrupt, full, cannot open, not a database. */
const illCodes: ReadonlySet<number> = new Set([5, 7, 8, 10, 11, 13, 14, 26]);

/** The query layer on one connection. */
export const kyselyOn = (connection: Connection): { db: Kysely<Schema>; dialect: Dialect } => {
  const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database: connection }) });
  const rows = rowsOf(connection, db as Kysely<unknown>);
  return {
    db,
    dialect: {
      rows: () => rows,
      search: searchOf(connection),
      ddl: { inKeyOrder: (table) => table.modifyEnd(sql`without rowid`), createSearch },
      isIll: (error) => illCodes.has(((error as { errcode?: number } | null)?.errcode ?? 0) & 0xff),
    },
  };
};
