import { CompiledQuery, type Kysely, sql } from 'kysely';
import type { Database, Ddl, Search } from '../../dialect.ts';
import type { Schema } from '../../schema.ts';

/** Numbers of one millisecond; comments beyond them take those of the milliseconds after. Numbers stay safe integers until 2248. */
const perMilli = 1024;
/** Each slot takes every eighth number, so that two that write at once seldom want the same. */
const lanes = 8;
/** A lexeme may have 2,046 bytes, so of a longer word the beginning is kept: nobody types the rest. */
const longestWord = 500;

const cut = (word: string) => word.slice(0, longestWord);

/** The words of a comment as a text search vector, beside the comments so that lists of them read no more than they show. */
export const createSearch: Ddl['createSearch'] = async (db) => {
  await db.schema
    .createTable('comment_search')
    .addColumn('agency', 'text', (column) => column.notNull())
    .addColumn('number', 'bigint', (column) => column.notNull())
    .addColumn('words', sql`tsvector`, (column) => column.notNull())
    .addPrimaryKeyConstraint('comment_search_key', ['agency', 'number'])
    .execute();
  await db.schema.createIndex('comment_search_words').on('comment_search').using('gin').column('words').execute();
};

interface Entry {
  index: number;
  agency: string;
  at: number;
  words: string;
  /** How far to the next instant, where this one is full. */
  step: number;
}

/** Newest of each instant. */
const newest = `
  select k.agency, k.at, (
    select s.number from comment_search s
    where s.agency = k.agency and s.number >= k.at * ${perMilli} and s.number < (k.at + 1) * ${perMilli}
    order by s.number desc limit 1
  ) as number
  from unnest($1::text[], $2::bigint[]) as k(agency, at)`;
/** Words are cut and folded already, so they are taken as they are: no dictionary, no stop words, no stems. */
const enter = `
  insert into comment_search (agency, number, words)
  select agency, number, array_to_tsvector(string_to_array(words, ' '))
  from unnest($1::text[], $2::bigint[], $3::text[]) as r(agency, number, words)
  on conflict (agency, number) do nothing returning agency, number`;
const forget = `
  delete from comment_search s using unnest($1::text[], $2::bigint[]) as k(agency, number)
  where s.agency = k.agency and s.number = k.number`;

const ask = async <R>(db: Database, text: string, values: unknown[]): Promise<R[]> =>
  (await db.executeQuery(CompiledQuery.raw(text, values))).rows as R[];

const instantOf = ({ agency, at }: { agency: string; at: number }) => `${agency} ${at}`;

/** A free number for each, or none where an instant is full. */
async function propose(db: Database, entries: readonly Entry[], lane: number): Promise<(Entry & { number: number | undefined })[]> {
  const instants = [...new Map(entries.map((entry) => [instantOf(entry), entry])).values()];
  const columns = [instants.map(({ agency }) => agency), instants.map(({ at }) => at)];
  const next = new Map<string, number>();
  for (const { agency, at, number } of await ask<{ agency: string; at: number; number: number | null }>(db, newest, columns)) {
    const first = number === null ? at * perMilli : number + 1;
    next.set(instantOf({ agency, at }), first + ((lane - (first % lanes) + lanes) % lanes));
  }
  return entries.map((entry) => {
    const number = next.get(instantOf(entry))!;
    if (number >= (entry.at + 1) * perMilli) return { ...entry, number: undefined };
    next.set(instantOf(entry), number + lanes);
    return { ...entry, number };
  });
}

/** Enters comments that have their numbers already. */
export const enterWords = (db: Database, rows: readonly { agency: string; number: number; words: string }[]): Promise<unknown> =>
  ask(db, enter, [
    rows.map(({ agency }) => agency),
    rows.map(({ number }) => number),
    rows.map(({ words }) => words.split(' ').map(cut).join(' ')),
  ]);

/** A column of text search vectors with a GIN index. */
export const searchOf = (slot: number): Search => ({
  async add(db, rows) {
    const numbers = Array<number>(rows.length);
    let open = rows.map(
      ({ agency, at, words }, index): Entry => ({ index, agency, at, words: words.split(' ').map(cut).join(' '), step: 1 }),
    );
    while (open.length > 0) {
      const proposed = await propose(db, open, slot % lanes);
      const tried = proposed.flatMap(({ number, ...entry }) => (number === undefined ? [] : [{ ...entry, number }]));
      tried.sort((a, b) => (a.agency === b.agency ? a.number - b.number : a.agency < b.agency ? -1 : 1));
      const columns = [tried.map(({ agency }) => agency), tried.map(({ number }) => number), tried.map(({ words }) => words)];
      const entered = tried.length === 0 ? [] : await ask<{ agency: string; number: number }>(db, enter, columns);
      const taken = new Set(entered.map(({ agency, number }) => `${agency} ${number}`));
      // What another writer took meanwhile is tried once more in the same instant, what did not fit in a later one: twice as far off each time,
      // so that a flood of one instant is left behind in a few steps.
      open = proposed.flatMap(({ number, ...entry }) => {
        if (number === undefined) return [{ ...entry, at: entry.at + entry.step, step: entry.step * 2 }];
        if (!taken.has(`${entry.agency} ${number}`)) return [entry];
        numbers[entry.index] = number;
        return [];
      });
    }
    return numbers;
  },
  async remove(db, rows) {
    await ask(db, forget, [rows.map(({ agency }) => agency), rows.map(({ number }) => number)]);
  },
  matching(db, terms, before) {
    // Words hold letters, marks and digits alone, so quoting them is all that is needed.
    const query = terms.map(({ word, prefix }) => `'${cut(word)}'${prefix ? ':*' : ''}`).join(' & ');
    return (db as unknown as Kysely<Schema & { comment_search: { agency: string; number: number } }>)
      .selectFrom('comment_search')
      .innerJoin('comment', (join) =>
        join.onRef('comment.agency', '=', 'comment_search.agency').onRef('comment.number', '=', 'comment_search.number'),
      )
      .where(sql<boolean>`comment_search.words @@ ${query}::tsquery`)
      .where('comment_search.number', '<', before)
      .orderBy('comment_search.number', 'desc') as never;
  },
});
