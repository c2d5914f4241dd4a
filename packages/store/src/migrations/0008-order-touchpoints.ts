import type { Kysely } from 'kysely';
import type { Schema } from '../schema.ts';

/** When each touchpoint came: it may tell of years ago, and whoever follows what comes wants it last. */
export async function orderTouchpoints(db: Kysely<Schema>): Promise<void> {
  await db.schema.alterTable('touchpoint').addColumn('received_at', 'bigint').execute();
  await db.schema.createIndex('touchpoint_latest').on('touchpoint').columns(['agency', 'received_at']).execute();
}
