import { EarshotError } from '@earshot/model';

/** Result codes by which SQLite says that it, not the statement, is in trouble. https://www.sqlite.org/rescode.html */
const troubles: ReadonlyMap<number, string> = new Map([
  [5, 'Another program holds the database.'],
  [7, 'There is no memory left for the database.'],
  [8, 'The database can only be read.'],
  [10, 'The disk failed, or takes no more.'],
  [11, 'The database is damaged: restore a copy.'],
  [13, 'The disk is full.'],
  [14, 'The database cannot be opened.'],
  [26, 'The file is no database: restore a copy.'],
]);

/** A person must make room or mend something first; what is sent again each half a minute is taken soon after. */
const RETRY_AFTER = 30;

/** Extended codes hold the plain one in their lowest byte. */
const troubleOf = (error: unknown): string | undefined => troubles.get(((error as { errcode?: number } | null)?.errcode ?? 0) & 0xff);

/** Whether the database itself is ill, so that nobody can be served. */
export const isIll = (error: unknown): boolean => troubleOf(error) !== undefined;

/** An error of an ill database, said so that whoever sent something keeps it and sends it again; any other as it is. */
export function inWords(error: unknown): unknown {
  const says = troubleOf(error);
  return says === undefined ? error : new EarshotError('store.unavailable', says, { retryAfter: RETRY_AFTER, cause: error });
}
