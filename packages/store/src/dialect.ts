import type { CreateTableBuilder, Kysely, SelectQueryBuilder, Transaction } from 'kysely';
import type { Schema, TableName } from './schema.ts';

/** A Kysely instance or a transaction of one. */
export type Database = Kysely<Schema> | Transaction<Schema>;

/** What differs by database, by name. Everything else is written once, in Kysely. */
export interface Dialect {
  rows(db: Database): Rows;
  search: Search;
  ddl: Ddl;
  /** Whether the database itself is ill (full, unreadable), so that trying the parts of a failed group is useless. */
  isIll(error: unknown): boolean;
  /** Which database it is, and the bytes it takes. */
  about(db: Database): Promise<{ engine: string; bytes: number }>;
  /** Whether another writer came between, so that the same group may well be kept when it is written again as it is. */
  isRace(error: unknown): boolean;
  /** Lets nobody else have one of these names until the transaction ends. */
  hold(db: Database, names: readonly string[]): Promise<void>;
  /** Keeps the running totals from changing until the transaction ends, so that they can be recounted. */
  holdCounts(db: Database): Promise<void>;
}

/**
 * Many rows of one table at once, by primary key: prepared statements run row by row where the database is in the process,
 * statements of many rows where it is behind a socket. Callers sort their rows, so that concurrent writers lock in one order.
 */
export interface Rows {
  /** Inserts what is not there yet; answers for each row whether it was new. */
  insertNew<T extends TableName>(table: T, rows: readonly Schema[T][]): Promise<boolean[]>;
  /** Inserts each row or replaces the one with its key. */
  put<T extends TableName>(table: T, rows: readonly Schema[T][]): Promise<void>;
  /** Inserts each row, or adds its `n` to the one with its key. */
  add(table: 'count' | 'book', rows: readonly Schema['count'][] | readonly Schema['book'][]): Promise<void>;
  /** The rows with these keys, locked until the transaction ends, in the order of the keys. */
  find<T extends TableName>(table: T, keys: readonly Partial<Schema[T]>[]): Promise<(Schema[T] | undefined)[]>;
  /** Every row whose key begins with one of `keys`, in the order of the keys. */
  under<T extends TableName>(table: T, keys: readonly Partial<Schema[T]>[]): Promise<Schema[T][]>;
  /** Deletes every row whose key is, or begins with, one of `keys`. */
  remove<T extends TableName>(table: T, keys: readonly Partial<Schema[T]>[]): Promise<void>;
}

/** Full-text search over comments, by words that `words.ts` has already cut. */
export interface Search {
  /** Enters comments; answers a free number for each: numbers grow with time, so that newest first needs no sorting. */
  add(db: Database, rows: readonly { agency: string; at: number; words: string }[]): Promise<number[]>;
  remove(db: Database, rows: readonly { agency: string; number: number }[]): Promise<void>;
  /** Comments that hold every one of the words, newest first, numbered below `before`. */
  matching(
    db: Database,
    terms: readonly { word: string; prefix: boolean }[],
    before: number,
  ): SelectQueryBuilder<Schema, 'comment', object>;
}

/** What a migration may ask of the database. */
export interface Ddl {
  /** Stores a table in the order of its primary key, where the database can. */
  inKeyOrder<T extends string, C extends string>(table: CreateTableBuilder<T, C>): CreateTableBuilder<T, C>;
  /** The index that filtered counts of a table of records are read from. */
  createFilter(db: Database, table: 'response' | 'seen'): Promise<void>;
  createSearch(db: Database): Promise<void>;
}
