import type { Kysely } from 'kysely';
import type { Schema } from '../schema.ts';

/** What became of an event that was set aside, by whom, and lists of those that wait. */
export async function reviewQuarantine(db: Kysely<Schema>): Promise<void> {
  const add = () => db.schema.alterTable('quarantine');
  await add().addColumn('about', 'text').execute();
  await add()
    .addColumn('verdict', 'text', (column) => column.notNull().defaultTo('waiting'))
    .execute();
  await add().addColumn('decided_at', 'bigint').execute();
  await add().addColumn('decided_by', 'text').execute();
  const index = (name: string, columns: string[]) => db.schema.createIndex(name).on('quarantine').columns(columns).execute();
  await index('quarantine_latest', ['agency', 'verdict', 'received_at', 'source', 'id']);
  await index('quarantine_reason', ['agency', 'verdict', 'reason', 'received_at', 'source', 'id']);
}
