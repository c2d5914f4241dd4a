import type { Kysely } from 'kysely';
import type { Ddl } from '../dialect.ts';
import type { Schema } from '../schema.ts';

/** Contacts in a table of their own, and numbers and days kept whole beside what is counted of them. */
export async function keepContactsApart(db: Kysely<Schema>, ddl: Ddl): Promise<void> {
  const contact = db.schema
    .createTable('contact')
    .addColumn('agency', 'text', (column) => column.notNull())
    .addColumn('response', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('contact_key', ['agency', 'response']);
  await ddl.inKeyOrder(contact).execute();
  await db.schema.alterTable('response').addColumn('kept', 'text').execute();
}
