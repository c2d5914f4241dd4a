import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';
import type { Leases } from './store.ts';

export const leasesOf = (db: Kysely<Schema>): Leases => ({
  async take(name, holder, now, until) {
    const taken = await db
      .insertInto('lease')
      .values({ name, holder, until })
      .onConflict((conflict) =>
        conflict
          .column('name')
          .doUpdateSet({ holder, until })
          .where((is) => is.or([is('lease.until', '<=', now), is('lease.holder', '=', holder)])),
      )
      .executeTakeFirst();
    return taken.numInsertedOrUpdatedRows === 1n;
  },
});
