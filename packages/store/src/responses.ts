import { type Kysely, sql } from 'kysely';
import type { Dialect } from './dialect.ts';
import type { ResponseTable, Schema } from './schema.ts';
import type { Responses, StoredResponse } from './store.ts';
import { forget } from './what-they-say.ts';

/** `~asked`, `~skipped` and `~response` are what is counted about answers, not answers. */
const isAnswer = ({ question, value }: { question: string; value: string }) => !question.startsWith('~') && !value.startsWith('~');

export const responsesOf = (db: Kysely<Schema>, dialect: Dialect): Responses => {
  const read = async (row: ResponseTable): Promise<StoredResponse> => {
    const key = { agency: row.agency, response: row.id };
    const answers = await dialect.rows(db).under('answer', key);
    const comments = await dialect.rows(db).under('comment', key);
    return {
      id: row.id,
      revision: row.revision,
      survey: row.survey,
      version: row.version,
      language: row.language,
      channel: row.channel,
      complete: row.complete === 1,
      test: row.test === 1,
      at: row.at,
      answers: answers.filter(isAnswer).map(({ question, value }) => ({ question, value })),
      comments: comments.map(({ question, text }) => ({ question, text })),
    };
  };

  return {
    async get(agency, id) {
      const [row] = await dialect.rows(db).find('response', [{ agency, id }]);
      return row ? read(row) : null;
    },
    async latest(agency, limit) {
      const query = db.selectFrom('response').selectAll().where('agency', '=', agency);
      const rows = await query.orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).execute();
      const newest = [];
      for (const row of rows) newest.push(await read(row));
      return newest;
    },
    deleteTests: (agency, survey) =>
      db.transaction().execute(async (trx) => {
        const rows = dialect.rows(trx);
        const tests = async (table: 'response' | 'seen') => {
          const all = trx.selectFrom(table).select('id').where('agency', '=', agency).where('survey', '=', survey);
          return (await all.where('test', '=', sql.lit(1)).execute()).map(({ id }) => ({ agency, id }));
        };
        const ids = await tests('response');
        for (const { id } of ids) await forget(trx, dialect, agency, id);
        await rows.remove('response', ids);
        await rows.remove('seen', await tests('seen'));
        return ids.length;
      }),
  };
};
