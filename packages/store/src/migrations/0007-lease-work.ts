import type { Kysely } from 'kysely';
import type { Ddl } from '../dialect.ts';
import type { Schema } from '../schema.ts';

/** Work that one server does for all. */
export async function leaseWork(db: Kysely<Schema>, ddl: Ddl): Promise<void> {
  const lease = db.schema
    .createTable('lease')
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('holder', 'text', (column) => column.notNull())
    .addColumn('until', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('lease_key', ['name']);
  await ddl.inKeyOrder(lease).execute();
}
