import { rmSync } from 'node:fs';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { searchWords } from '@earshot/store';

type Row = Record<string, SQLInputValue>;

/** Rows of a table in the order of the events that brought them. */
const rowsOf = (db: DatabaseSync, table: string): Row[] => db.prepare(`SELECT * FROM "${table}"`).all() as Row[];

/**
 * Writes the rows of a finished run again: the same tables and indexes in a new file, prepared statements and nothing else, as many
 * events a transaction. What is left between this and the server's figure is HTTP, checking, threads and the questions a commit asks.
 */
export function measureDirect(data: string, perTransaction: number): { events: number; perSecond: number } {
  const from = new DatabaseSync(`${data}/earshot.db`, { readOnly: true });
  const schema = from
    .prepare("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'comment_search_%'")
    .all() as { sql: string }[];
  const events = rowsOf(from, 'event');
  const responses = rowsOf(from, 'response');
  const byResponse = (table: string) => Map.groupBy(rowsOf(from, table), (row) => row.response);
  const comments = byResponse('comment');
  from.close();

  const file = `${data}/direct.db`;
  const to = new DatabaseSync(file);
  to.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000; PRAGMA cache_size = -65536');
  for (const { sql } of schema) to.exec(sql);
  const insert = (table: string, rows: Row[]) => {
    const columns = Object.keys(rows[0] ?? {});
    const statement = to.prepare(`INSERT INTO "${table}" (${columns.map((name) => `"${name}"`)}) VALUES (${columns.map(() => '?')})`);
    return (row: Row) => statement.run(...columns.map((name) => row[name] as SQLInputValue));
  };
  const intoEvent = insert('event', events);
  const intoResponse = insert('response', responses);
  const intoComment = insert('comment', [...comments.values()][0] ?? []);
  const intoSearch = to.prepare('INSERT INTO comment_search (rowid, words) VALUES (?, ?)');
  const words = new Map([...comments.values()].flat().map((row) => [row.number, searchWords(String(row.text))]));

  const started = performance.now();
  for (let start = 0; start < events.length; start += perTransaction) {
    to.exec('BEGIN IMMEDIATE');
    for (let n = start; n < Math.min(start + perTransaction, events.length); n++) {
      const response = responses[n];
      intoEvent(events[n] as Row);
      if (!response) continue;
      intoResponse(response);
      for (const row of comments.get(response.id as SQLInputValue) ?? []) {
        intoComment(row);
        intoSearch.run(row.number as SQLInputValue, words.get(row.number) ?? '');
      }
    }
    to.exec('COMMIT');
  }
  const seconds = (performance.now() - started) / 1000;
  to.close();
  for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
  return { events: events.length, perSecond: events.length / seconds };
}
