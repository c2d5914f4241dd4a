import type { StatementSync } from 'node:sqlite';
import { type Kysely, sql } from 'kysely';
import type { Ddl, Search } from '../../dialect.ts';
import type { Schema } from '../../schema.ts';
import { searchWords } from '../../words.ts';
import type { Connection } from './connection.ts';

/** Comments of one millisecond that have numbers of their own; the next ones take those of the milliseconds after. Numbers stay safe integers until 2248. */
const perMilli = 1024;

/** Words are already cut and folded, so the plainest tokenizer is the right one; where in the text they stand is not asked for. */
export const createSearch: Ddl['createSearch'] = async (db) => {
  await sql`create virtual table comment_search using fts5(words, content='', contentless_delete=1, detail=none, tokenize='ascii')`.execute(
    db,
  );
};

/** FTS5 without a copy of the text, its row ids the comments' numbers. */
export const searchOf = (connection: Connection): Search => {
  // Prepared when first used: before the first migration there is no such table.
  const prepared = new Map<string, StatementSync>();
  const once = (text: string, prepare: (text: string) => StatementSync): StatementSync => {
    const known = prepared.get(text) ?? prepare(text);
    prepared.set(text, known);
    return known;
  };
  const writing = (text: string) => once(text, (sql) => connection.writing(sql));
  // FTS5 keeps one row for each document here; asked by a range of row ids itself, it reads them all. https://www.sqlite.org/fts5.html#the_docsize_table_docsize_table_
  const newestIn = 'select id from comment_search_docsize where id >= ? and id < ? order by id desc limit 1';
  const freeNumber = (at: number): number => {
    const taken = once(newestIn, (text) => connection.raw.prepare(text));
    for (let first = at * perMilli; ; first += perMilli) {
      const last = (taken.get(first, first + perMilli) as { id: number } | undefined)?.id ?? first - 1;
      if (last < first + perMilli - 1) return last + 1;
    }
  };
  return {
    async add(_db, rows) {
      const insert = writing('insert into comment_search (rowid, words) values (?, ?)');
      return rows.map(({ at, words }) => {
        const number = freeNumber(at);
        insert.run(number, words);
        return number;
      });
    },
    async remove(_db, rows) {
      const remove = writing('delete from comment_search where rowid = ?');
      for (const { number } of rows) remove.run(number);
    },
    matching(db, terms, before) {
      const match = terms.map(({ word, prefix }) => `"${word}"${prefix ? '*' : ''}`).join(' AND ');
      // A cross join keeps the order of the search: newest first, and no more of them looked up than are read. The planner takes a search
      // to find next to nothing, and would otherwise walk the agency's comments for each; the plus keeps it from inferring a range instead.
      const byNumber = sql<Schema['comment']>`comment`.as<'comment'>(sql`comment indexed by comment_number`);
      return (db as unknown as Kysely<{ comment_search: { rowid: number } }>)
        .selectFrom('comment_search')
        .crossJoin(byNumber)
        .where('comment.number', '=', sql<number>`+comment_search.rowid`)
        .where(sql<boolean>`comment_search match ${match}`)
        .where('comment_search.rowid', '<', before)
        .orderBy('comment_search.rowid', 'desc') as never;
    },
  };
};

/**
 * The words a comment is found by. What stands in brackets for details that were taken out is in the text and in no search, so a text with
 * brackets is asked for each of its words.
 */
export const wordsIn = (connection: Connection, number: number, text: string): string => {
  const words = searchWords(text);
  if (!text.includes('[')) return words;
  const finds = connection.raw.prepare('select 1 from comment_search where comment_search match ? and rowid = ?');
  const isIn = (word: string) => word !== '' && finds.get(`"${word}"`, number) !== undefined;
  return words.split(' ').filter(isIn).join(' ');
};
