import type { Kysely } from 'kysely';
import type { Database, Dialect } from './dialect.ts';
import { unpackFacts } from './facts.ts';
import type { ResponseTable, Schema } from './schema.ts';
import type { Responses, StoredResponse } from './store.ts';
import { forgetTestTouchpoints } from './touchpoints.ts';
import { forgetApart, forgetComments } from './what-they-say.ts';

/** `~asked`, `~skipped` and `~response` are what is counted about answers, not answers. */
const isAnswer = ({ question, value }: { question: string; value: string }) => !question.startsWith('~') && !value.startsWith('~');

const keptAnswers = (kept: string | null) =>
  Object.entries(JSON.parse(kept ?? '{}') as Record<string, string>).map(([question, value]) => ({ question, value }));

const serviceOf = async (db: Database, agency: string, survey: string): Promise<string | undefined> => {
  const versions = db.selectFrom('survey_version').select('body').where('agency', '=', agency).where('survey', '=', survey);
  const latest = await versions.orderBy('version', 'desc').limit(1).executeTakeFirst();
  return latest && (JSON.parse(latest.body) as { service: string }).service;
};

export const responsesOf = (db: Kysely<Schema>, dialect: Dialect): Responses => {
  const read = async (row: ResponseTable): Promise<StoredResponse> => {
    const comments = await dialect.rows(db).under('comment', [{ agency: row.agency, response: row.id }]);
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
      answers: [...unpackFacts(row.facts).filter(isAnswer), ...keptAnswers(row.kept)],
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
          const ids = (await all.where('test', '=', 1).orderBy('id').execute()).map(({ id }) => ({ agency, id }));
          // Asked again by key, which holds them: until then a revision may say that it was no test.
          return ids.length === 0 ? [] : (await rows.find(table, ids)).flatMap((row) => (row?.test ? [{ agency, id: row.id }] : []));
        };
        const ids = await tests('response');
        const ofResponses = ids.map(({ id }) => ({ agency, response: id }));
        await forgetComments(trx, dialect, ofResponses);
        await forgetApart(trx, dialect, ofResponses);
        await rows.remove('response', ids);
        await rows.remove('seen', await tests('seen'));
        const service = await serviceOf(trx, agency, survey);
        if (service !== undefined) await forgetTestTouchpoints(trx, rows, agency, service);
        return ids.length;
      }),
  };
};
