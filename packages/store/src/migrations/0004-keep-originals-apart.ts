import type { Kysely } from 'kysely';
import type { Ddl } from '../dialect.ts';
import type { Schema } from '../schema.ts';

/** Words from which personal details were taken out, encrypted, beside nothing else that is kept of a response. */
export async function keepOriginalsApart(db: Kysely<Schema>, ddl: Ddl): Promise<void> {
  const original = db.schema
    .createTable('original')
    .addColumn('agency', 'text', (column) => column.notNull())
    .addColumn('response', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('original_key', ['agency', 'response']);
  await ddl.inKeyOrder(original).execute();
}
