import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import type { SqliteDatabase, SqliteStatement } from 'kysely';

/** Prepared statements kept; Kysely prepares anew for every query, and there are fewer shapes than this. */
const keptStatements = 500;

/**
 * What every connection needs. A busy connection waits, which happens only while another one makes a checkpoint. The file is read, not mapped: the
 * system keeps its pages either way, and those of a mapping count as the server's memory, up to all of them (no difference was found in speed).
 */
const forAll = 'PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 5000; PRAGMA temp_store = MEMORY; PRAGMA mmap_size = 0;';
/**
 * FULL: every commit waits for the disk. 4000 pages (16 MB) between checkpoints, because they make the slowest commits (15–35 ms).
 * 32 MB of cache: what comes has keys next to each other, so that ten million rows cost no more an event than ten thousand.
 */
const forWriting = `PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000; PRAGMA cache_size = -32768; ${forAll}`;
/** 16 MB of cache: the totals and lists that dashboards ask for again and again. */
const forReading = `PRAGMA cache_size = -16384; ${forAll}`;

const toSqlite = (value: unknown): SQLInputValue =>
  value === undefined ? null : typeof value === 'boolean' ? (value ? 1 : 0) : (value as SQLInputValue);

/** `node:sqlite` in the shape that Kysely's SQLite dialect expects. */
export class Connection implements SqliteDatabase {
  readonly raw: DatabaseSync;
  readonly #statements = new Map<string, SqliteStatement>();
  readonly #readOnly: boolean;

  constructor(file: string, { readOnly = false } = {}) {
    this.#readOnly = readOnly;
    this.raw = new DatabaseSync(file, { readOnly });
    this.raw.exec(readOnly ? forReading : forWriting);
  }

  prepare(sql: string): SqliteStatement {
    // Kysely begins transactions with a plain BEGIN; a writer that reads first would then fail when it wants to write.
    if (sql === 'begin' && !this.#readOnly) return this.#cached('begin immediate');
    // After an error such as a full disk SQLite has rolled back by itself; saying so again would hide the error.
    if (sql === 'rollback' && !this.raw.isTransaction) return nothing;
    return this.#cached(sql);
  }

  #cached(sql: string): SqliteStatement {
    const known = this.#statements.get(sql);
    if (known) {
      this.#statements.delete(sql);
      this.#statements.set(sql, known);
      return known;
    }
    const statement = this.raw.prepare(sql);
    // Without this Kysely would run a SELECT as a write and answer no rows, silently.
    const reader = statement.columns().length > 0;
    const made = wrap(reader ? statement : this.writing(sql), reader);
    this.#statements.set(sql, made);
    if (this.#statements.size > keptStatements) this.#statements.delete(this.#statements.keys().next().value!);
    return made;
  }

  /**
   * A statement that answers no rows. Its counts are read as big integers, because `run` also reports the last row id, which FTS5 sets
   * beyond what a number holds, and Node then throws after the statement has run.
   */
  writing(sql: string): StatementSync {
    const statement = this.raw.prepare(sql);
    statement.setReadBigInts(true);
    return statement;
  }

  close(): void {
    this.#statements.clear();
    if (this.raw.isOpen) this.raw.close();
  }
}

const wrap = (statement: StatementSync, reader: boolean): SqliteStatement => ({
  reader,
  all: (parameters) => statement.all(...parameters.map(toSqlite)),
  run: (parameters) => statement.run(...parameters.map(toSqlite)),
  iterate: (parameters) => statement.iterate(...parameters.map(toSqlite)) as IterableIterator<unknown>,
});

const nothing: SqliteStatement = {
  reader: false,
  all: () => [],
  run: () => ({ changes: 0, lastInsertRowid: 0 }),
  iterate: () => [][Symbol.iterator](),
};
