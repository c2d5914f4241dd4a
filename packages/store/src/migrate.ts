import { EarshotError } from '@earshot/model';
import type { Kysely } from 'kysely';
import type { Ddl } from './dialect.ts';
import { createTables } from './migrations/0001-create-tables.ts';
import { keepContactsApart } from './migrations/0002-keep-contacts-apart.ts';
import { recordTouchpoints } from './migrations/0003-record-touchpoints.ts';
import { keepOriginalsApart } from './migrations/0004-keep-originals-apart.ts';
import { keepCatalogues } from './migrations/0005-keep-catalogues.ts';
import { reviewQuarantine } from './migrations/0006-review-quarantine.ts';
import { leaseWork } from './migrations/0007-lease-work.ts';
import { orderTouchpoints } from './migrations/0008-order-touchpoints.ts';
import type { Schema } from './schema.ts';

/** One step of the schema. Additive only: an old server that restarts must not fail on a new schema. */
interface Migration {
  version: number;
  /** The oldest schema whose code still works with this one. */
  serves: number;
  name: string;
  up(db: Kysely<Schema>, ddl: Ddl): Promise<void>;
}

const migrations: readonly Migration[] = [
  { version: 1, serves: 1, name: 'create-tables', up: createTables },
  { version: 2, serves: 1, name: 'keep-contacts-apart', up: keepContactsApart },
  { version: 3, serves: 1, name: 'record-touchpoints', up: recordTouchpoints },
  { version: 4, serves: 1, name: 'keep-originals-apart', up: keepOriginalsApart },
  { version: 5, serves: 1, name: 'keep-catalogues', up: keepCatalogues },
  { version: 6, serves: 1, name: 'review-quarantine', up: reviewQuarantine },
  { version: 7, serves: 1, name: 'lease-work', up: leaseWork },
  { version: 8, serves: 1, name: 'order-touchpoints', up: orderTouchpoints },
];

/** The schema this code was written for. */
const ourVersion = migrations.at(-1)!.version;

/**
 * Brings the schema up to this code's, forward only.
 * @throws EarshotError `store.newer-schema` when a newer release wrote a schema that does not serve this one.
 */
export async function migrate(db: Kysely<Schema>, ddl: Ddl, at: number): Promise<void> {
  await db.schema
    .createTable('schema_version')
    .ifNotExists()
    .addColumn('version', 'bigint', (column) => column.primaryKey())
    .addColumn('serves', 'bigint', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute();
  const newest = await db.selectFrom('schema_version').selectAll().orderBy('version', 'desc').limit(1).executeTakeFirst();
  if (newest && newest.version > ourVersion && newest.serves > ourVersion) {
    throw new EarshotError(
      'store.newer-schema',
      `The data were written by a newer release (schema ${newest.version}, which serves ${newest.serves} and later); this one knows schema ${ourVersion}. Start the newer release.`,
    );
  }
  for (const { version, serves, name, up } of migrations) {
    if (newest && version <= newest.version) continue;
    await db.transaction().execute(async (step) => {
      await up(step, ddl);
      await step.insertInto('schema_version').values({ version, serves, name, at }).execute();
    });
  }
}
