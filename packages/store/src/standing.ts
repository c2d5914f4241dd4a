import type { Kysely } from 'kysely';
import type { Dialect } from './dialect.ts';
import type { Schema } from './schema.ts';
import type { Standing } from './store.ts';

/** What a store stands on; one pass over the ledger. */
export async function standing(db: Kysely<Schema>, { about }: Pick<Dialect, 'about'>, since: number): Promise<Standing> {
  const { version } = await db.selectFrom('schema_version').select('version').orderBy('version', 'desc').limit(1).executeTakeFirstOrThrow();
  const ledger = await db
    .selectFrom('event')
    .select((eb) => [
      eb.fn.countAll<number>().as('events'),
      eb.fn.max('received_at').as('newest'),
      eb.fn.countAll<number>().filterWhere('received_at', '>=', since).as('recent'),
    ])
    .executeTakeFirstOrThrow();
  return {
    ...(await about(db)),
    schema: Number(version),
    events: Number(ledger.events),
    recent: Number(ledger.recent),
    newest: ledger.newest === null ? null : Number(ledger.newest),
  };
}
