import type { Kysely } from 'kysely';
import type { Books } from './commit.ts';
import type { Dialect } from './dialect.ts';
import type { Schema } from './schema.ts';
import { upkeepOf } from './upkeep.ts';

/** What a database holds, looked at as a whole. */
export interface Found extends Books {
  schema: number;
  responses: number;
  /** The day of the newest answer, as `YYYYMMDD`; null without answers. */
  newestDay: number | null;
  countsEqualRebuild: boolean;
}

/** Looks at everything a restored or moved database should hold; recounts every number from the answers. */
export async function lookAround(db: Kysely<Schema>, dialect: Dialect): Promise<Found> {
  const upkeep = upkeepOf(db, dialect, 0);
  let countsEqualRebuild = true;
  for (const survey of await upkeep.countedSurveys()) countsEqualRebuild &&= await upkeep.surveyEqualsRebuild(survey);
  const { day } = await db
    .selectFrom('response')
    .select((eb) => eb.fn.max('day').as('day'))
    .where('test', '=', 0)
    .executeTakeFirstOrThrow();
  const { version } = await db.selectFrom('schema_version').select('version').orderBy('version', 'desc').limit(1).executeTakeFirstOrThrow();
  const responses = await upkeep.responseCount();
  return {
    ...(await upkeep.books()),
    schema: Number(version),
    responses,
    newestDay: day === null ? null : Number(day),
    countsEqualRebuild,
  };
}
