import type { Kysely } from 'kysely';
import type { Ddl } from '../dialect.ts';
import type { Schema } from '../schema.ts';

/** What the systems of an agency may say, as its catalogue tells. */
export async function keepCatalogues(db: Kysely<Schema>, ddl: Ddl): Promise<void> {
  const catalogue = db.schema
    .createTable('catalogue')
    .addColumn('agency', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('catalogue_key', ['agency']);
  await ddl.inKeyOrder(catalogue).execute();
}
