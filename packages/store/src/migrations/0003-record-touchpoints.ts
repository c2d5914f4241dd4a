import type { Kysely } from 'kysely';
import type { Ddl } from '../dialect.ts';
import type { Schema } from '../schema.ts';

/** What happened between people and services, and everything of one reference found by it. */
export async function recordTouchpoints(db: Kysely<Schema>, ddl: Ddl): Promise<void> {
  let touchpoint = db.schema.createTable('touchpoint');
  for (const column of ['agency', 'id', 'hash', 'what', 'service', 'reference'])
    touchpoint = touchpoint.addColumn(column, 'text', (definition) => definition.notNull());
  for (const column of ['revision', 'at', 'test'])
    touchpoint = touchpoint.addColumn(column, 'bigint', (definition) => definition.notNull());
  for (const column of ['series', 'channel', 'language', 'details']) touchpoint = touchpoint.addColumn(column, 'text');
  await ddl.inKeyOrder(touchpoint.addPrimaryKeyConstraint('touchpoint_key', ['agency', 'id'] as [never, never])).execute();
  const citizen = db.schema
    .createTable('citizen')
    .addColumn('agency', 'text', (column) => column.notNull())
    .addColumn('touchpoint', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('citizen_key', ['agency', 'touchpoint']);
  await ddl.inKeyOrder(citizen).execute();
  await db.schema.alterTable('response').addColumn('touchpoint', 'text').execute();
  await db.schema.createIndex('touchpoint_reference').on('touchpoint').columns(['agency', 'reference', 'at']).execute();
  // Few answers come with a reference: those without one are not in the index.
  await db.schema
    .createIndex('response_reference')
    .on('response')
    .columns(['agency', 'reference', 'at'])
    .where('reference', 'is not', null)
    .execute();
  await db.schema
    .createIndex('case_reference')
    .on('case')
    .columns(['agency', 'reference', 'opened_at'])
    .where('reference', 'is not', null)
    .execute();
}
