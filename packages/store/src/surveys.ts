import type { PublishedSurvey, SurveyState } from '@earshot/model';
import type { Kysely } from 'kysely';
import type { Dialect } from './dialect.ts';
import type { Schema } from './schema.ts';
import type { Surveys } from './store.ts';

export const surveysOf = (db: Kysely<Schema>, dialect: Dialect): Surveys => {
  const published = (agency: string) =>
    db
      .selectFrom('survey')
      .innerJoin('survey_version', (join) =>
        join.onRef('survey_version.agency', '=', 'survey.agency').onRef('survey_version.survey', '=', 'survey.id'),
      )
      .select(['survey.agency', 'survey.state', 'survey_version.version', 'survey_version.body', 'survey_version.published_at'])
      .where('survey.agency', '=', agency);
  const read = (row: { agency: string; state: string; version: number; body: string; published_at: number }): PublishedSurvey => ({
    agency: row.agency,
    version: row.version,
    publishedAt: row.published_at,
    state: row.state as SurveyState,
    survey: JSON.parse(row.body),
  });

  return {
    publish: (agency, survey, hash, at) =>
      db.transaction().execute(async (trx) => {
        const { id } = survey;
        const rows = dialect.rows(trx);
        // The row first, made or found, which holds it: two that publish at once then get two versions, one after the other.
        await rows.insertNew('survey', [{ agency, id, state: 'live', latest: 0 }]);
        const [before] = await rows.find('survey', [{ agency, id }]);
        const versions = trx.selectFrom('survey_version').select('version').where('agency', '=', agency).where('survey', '=', id);
        const same = await versions.where('hash', '=', hash).executeTakeFirst();
        const last = await versions.orderBy('version', 'desc').limit(1).executeTakeFirst();
        const version = same?.version ?? (last?.version ?? 0) + 1;
        const row = { agency, survey: id, version, hash, body: JSON.stringify(survey), published_at: at };
        if (!same) await trx.insertInto('survey_version').values(row).execute();
        // Publishing earlier content again makes that version the latest: it is how a change is taken back.
        await rows.put('survey', [{ agency, id, state: before?.state ?? 'live', latest: version }]);
        return { id, version, isNew: !same };
      }),
    async get(agency, id, version) {
      const query = published(agency).where('survey.id', '=', id);
      const row = await (version === undefined
        ? query.whereRef('survey_version.version', '=', 'survey.latest')
        : query.where('survey_version.version', '=', version)
      ).executeTakeFirst();
      return row ? read(row) : null;
    },
    async list(agency) {
      const rows = await published(agency).whereRef('survey_version.version', '=', 'survey.latest').orderBy('survey.id').execute();
      return rows.map(read);
    },
    async setState(agency, id, state) {
      const { numUpdatedRows } = await db
        .updateTable('survey')
        .set({ state })
        .where('agency', '=', agency)
        .where('id', '=', id)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
  };
};
