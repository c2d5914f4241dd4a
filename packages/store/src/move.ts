import { existsSync } from 'node:fs';
import { EarshotError } from '@earshot/model';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { placeOf } from './dialects/postgres/address.ts';
import { readColumns } from './dialects/postgres/columns.ts';
import { dialectOf } from './dialects/postgres/dialect.ts';
import { lockFamily } from './dialects/postgres/keeper.ts';
import { openPostgres } from './dialects/postgres/open.ts';
import { openPool } from './dialects/postgres/pool.ts';
import { enterWords } from './dialects/postgres/search.ts';
import { Connection } from './dialects/sqlite/connection.ts';
import { kyselyOn } from './dialects/sqlite/dialect.ts';
import { databaseFile } from './dialects/sqlite/in-thread.ts';
import { lockFolder } from './dialects/sqlite/lock.ts';
import { wordsIn } from './dialects/sqlite/search.ts';
import { migrate } from './migrate.ts';
import { fingerprint, keyFrom, type MovedRow, rowsInOrder } from './move-rows.ts';
import { keyOf, type Schema, type TableName } from './schema.ts';
import { lookAround } from './what-is-there.ts';

export interface MoveOptions {
  /** The folder of the embedded store. */
  dir: string;
  /** `postgres://…`: an empty database, or one that this move has begun to fill. */
  url: string;
  /** Told how much is done, from 0 to 1. */
  onProgress?: (done: number) => void;
  /** Rows of one step, each a transaction of its own. @default 2000 */
  step?: number;
}

export interface Moved {
  /** Rows by table. */
  tables: Record<string, number>;
  responses: number;
  countsEqualRebuild: boolean;
  /** An earlier move had been broken off, and this one went on. */
  resumed: boolean;
}

/** Who is signed in signs in again; what the schema is and who tidies up, the target knows itself. */
const left: ReadonlySet<string> = new Set(['schema_version', 'session', 'lease', 'pulse']);
/** Keys and people come last: a server that is started on half a move knows nobody, so nobody can write to it. */
const last = ['survey', 'survey_version', 'site_key', 'staff', 'agency'] as const satisfies readonly TableName[];
const tables: readonly TableName[] = [
  ...(Object.keys(keyOf) as TableName[]).filter((table) => !left.has(table) && !(last as readonly string[]).includes(table)),
  ...last,
];

const refuse = (message: string): never => {
  throw new EarshotError('request.invalid', message);
};

/**
 * Copies an embedded store into an empty PostgreSQL database, table by table in the order of keys, and compares both row by row. How far it
 * came is kept in the target, in the same transaction as the rows: a move that is broken off goes on there. The folder is only read.
 * @throws EarshotError `request.invalid` when the target holds other data; `store.locked` while a server has the folder.
 */
export async function moveToPostgres({ dir, url, onProgress = () => {}, step = 2_000 }: MoveOptions): Promise<Moved> {
  if (!existsSync(databaseFile(dir))) refuse(`${dir} holds no data.`);
  const lock = lockFolder(dir);
  const connection = new Connection(databaseFile(dir));
  try {
    const from = kyselyOn(connection);
    await migrate(from.db, from.dialect.ddl, Date.now());
    // Makes the tables there, and says in words why it cannot.
    await (await openPostgres({ url, slots: 1 })).close();
    const to = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: openPool({ url, size: 1, statementMillis: 0 }) }) });
    try {
      return await to.connection().execute((one) => new Move(connection, from.db, one, { place: placeOf(url), onProgress, step }).run());
    } finally {
      await to.destroy();
    }
  } finally {
    connection.close();
    lock.release();
  }
}

/** Where a table's copy stands. */
interface Place {
  after: (string | number)[] | null;
  done: boolean;
}

class Move {
  readonly #connection: Connection;
  readonly #from: Kysely<Schema>;
  readonly #to: Kysely<Schema>;
  readonly #place: string;
  readonly #onProgress: (done: number) => void;
  readonly #step: number;
  #total = 1;
  #done = 0;

  constructor(
    connection: Connection,
    from: Kysely<Schema>,
    to: Kysely<Schema>,
    { place, onProgress, step }: { place: string; onProgress: (done: number) => void; step: number },
  ) {
    this.#connection = connection;
    this.#from = from;
    this.#to = to;
    this.#place = place;
    this.#onProgress = onProgress;
    this.#step = step;
  }

  async run(): Promise<Moved> {
    const { rows } = await sql<{ got: boolean }>`select pg_try_advisory_lock(${lockFamily}, -1) as got`.execute(this.#to);
    if (!rows[0]?.got) throw new EarshotError('store.locked', `Another move into ${this.#place} is under way.`);
    const resumed = await this.#begin();
    const counts = new Map<TableName, number>();
    for (const table of tables) counts.set(table, await this.#count(this.#from, table));
    // Each row is copied, then read on both sides.
    this.#total = Math.max(1, 3 * [...counts.values()].reduce((sum, n) => sum + n, 0));
    for (const table of tables) await this.#copy(table);
    for (const table of tables) {
      if (await this.#equal(table)) continue;
      // The folder was written to since the move was broken off: what was copied of this table is old.
      await this.#forget(table);
      await this.#copy(table);
      if (!(await this.#equal(table)))
        refuse(`${table} differs after it was copied twice: nothing else may write to ${this.#place} meanwhile.`);
    }
    await sql`analyze`.execute(this.#to);
    const { responses, countsEqualRebuild } = await lookAround(this.#to, dialectOf(await readColumns(this.#to), new Map(), 1));
    this.#onProgress(1);
    return { tables: Object.fromEntries(counts), responses, countsEqualRebuild, resumed };
  }

  /** Finds an empty database, or the one this folder's move had begun to fill; answers which. */
  async #begin(): Promise<boolean> {
    const { at } = await this.#from.selectFrom('schema_version').select('at').orderBy('version').limit(1).executeTakeFirstOrThrow();
    const { count: began } = await this.#from
      .selectFrom('agency')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    const source = `${at}`;
    if (began === 0) refuse('The folder holds no agency: there is nothing to move.');
    const { rows } = await sql<{ there: boolean }>`select to_regclass('move_progress') is not null as there`.execute(this.#to);
    if (rows[0]?.there) {
      const known = await sql<{ source: string }>`select source from move_progress limit 1`.execute(this.#to);
      if (known.rows[0]?.source !== source) refuse(`${this.#place} holds what was moved from another folder. Name an empty database.`);
      return true;
    }
    for (const table of tables) {
      if ((await this.#count(this.#to, table)) > 0) refuse(`${this.#place} holds data already (${table}). Name an empty database.`);
    }
    await this.#to.transaction().execute(async (trx) => {
      await sql`create table move_progress (source text not null, "table" text primary key, after text, done boolean not null)`.execute(
        trx,
      );
      for (const table of tables) await sql`insert into move_progress values (${source}, ${table}, null, false)`.execute(trx);
    });
    return false;
  }

  async #count(db: Kysely<Schema>, table: TableName): Promise<number> {
    const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(db);
    return Number(rows[0]?.n ?? 0);
  }

  async #placeOf(table: TableName): Promise<Place> {
    const { rows } = await sql<{ after: string | null; done: boolean }>`
      select after, done from move_progress where "table" = ${table}`.execute(this.#to);
    const [row] = rows;
    return { after: row?.after ? (JSON.parse(row.after) as (string | number)[]) : null, done: row?.done ?? false };
  }

  async #copy(table: TableName): Promise<void> {
    const { after, done } = await this.#placeOf(table);
    if (done) return;
    const columns = await readColumns(this.#to);
    for await (const rows of rowsInOrder(this.#from, table, after, this.#step)) {
      await this.#to.transaction().execute(async (trx) => {
        await dialectOf(columns, new Map(), 1)
          .rows(trx)
          .insertNew(table, rows as never);
        if (table === 'comment')
          await enterWords(
            trx,
            rows.map((row) => this.#words(row)),
          );
        const at = JSON.stringify(keyFrom(table, rows.at(-1)!));
        await sql`update move_progress set after = ${at} where "table" = ${table}`.execute(trx);
      });
      this.#moved(rows.length);
    }
    await sql`update move_progress set done = true where "table" = ${table}`.execute(this.#to);
  }

  #words(row: MovedRow): { agency: string; number: number; words: string } {
    const { agency, number, text } = row as { agency: string; number: number; text: string };
    return { agency, number, words: wordsIn(this.#connection, number, text) };
  }

  async #equal(table: TableName): Promise<boolean> {
    const moved = (rows: number) => this.#moved(rows);
    const here = await fingerprint(this.#from, table, this.#step, moved);
    const there = await fingerprint(this.#to, table, this.#step, moved);
    if (here.rows !== there.rows || here.hash !== there.hash) return false;
    if (table !== 'comment') return true;
    const { rows } = await sql<{ n: number }>`select count(*) as n from comment_search`.execute(this.#to);
    return Number(rows[0]?.n) === here.rows;
  }

  async #forget(table: TableName): Promise<void> {
    await this.#to.transaction().execute(async (trx) => {
      await sql`delete from ${sql.table(table)}`.execute(trx);
      if (table === 'comment') await sql`delete from comment_search`.execute(trx);
      await sql`update move_progress set after = null, done = false where "table" = ${table}`.execute(trx);
    });
  }

  #moved(rows: number): void {
    this.#done += rows;
    this.#onProgress(Math.min(0.99, this.#done / this.#total));
  }
}
