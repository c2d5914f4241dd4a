import type { Comment } from '@earshot/model';
import type { Kysely, SelectQueryBuilder } from 'kysely';
import { dayText } from './case-row.ts';
import { personsCases } from './cases.ts';
import { fromCursor, toCursor } from './cursor.ts';
import type { Dialect } from './dialect.ts';
import type { CommentTable, Schema } from './schema.ts';
import type { CommentQuery, Comments } from './store.ts';
import { searchTerms } from './words.ts';

const read = (row: CommentTable, itsCase: string | null): Comment => ({
  id: `${row.response}.${row.question}`,
  response: row.response,
  survey: row.survey,
  service: row.service,
  question: row.question,
  text: row.text,
  language: row.language,
  channel: row.channel,
  score: row.score,
  page: row.page,
  at: row.at,
  day: dayText(row.day),
  test: row.test === 1,
  case: itsCase,
});

type Query = SelectQueryBuilder<Schema, 'comment', object>;

const narrow = (all: Query, agency: string, { survey, service, language, channel, test, from, to, score }: CommentQuery): Query => {
  let query = all.where('comment.agency', '=', agency);
  if (survey !== undefined) query = query.where('comment.survey', '=', survey);
  if (service !== undefined) query = query.where('comment.service', '=', service);
  if (language !== undefined) query = query.where('comment.language', '=', language);
  if (channel !== undefined) query = query.where('comment.channel', '=', channel);
  if (test !== undefined) query = query.where('comment.test', '=', test ? 1 : 0);
  if (from !== undefined) query = query.where('comment.day', '>=', from);
  if (to !== undefined) query = query.where('comment.day', '<=', to);
  if (score?.atLeast !== undefined) query = query.where('comment.score', '>=', score.atLeast);
  if (score?.atMost !== undefined) query = query.where('comment.score', '<=', score.atMost);
  return query;
};

export const commentsOf = (db: Kysely<Schema>, dialect: Dialect): Comments => ({
  async list(agency, wanted) {
    const before = wanted.cursor === undefined ? Number.MAX_SAFE_INTEGER : Number(fromCursor(wanted.cursor, ['number'])[0]);
    const terms = wanted.search === undefined ? undefined : searchTerms(wanted.search);
    // What holds no word at all, such as a lone emoji, is found nowhere.
    if (terms?.length === 0) return { items: [], next: null };
    const all = terms
      ? dialect.search.matching(db, terms, before)
      : db.selectFrom('comment').where('comment.number', '<', before).orderBy('comment.number', 'desc');
    const rows = await narrow(all, agency, wanted)
      .selectAll('comment')
      .limit(wanted.limit + 1)
      .execute();
    const items = rows.slice(0, wanted.limit);
    const found = await personsCases(dialect.rows(db), agency, [...new Set(items.map(({ response }) => response))]);
    return {
      items: items.map((row) => read(row, found.get(row.response)?.id ?? null)),
      next: rows.length > wanted.limit ? toCursor([items.at(-1)!.number]) : null,
    };
  },
});
