import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';
import type { Leases } from './store.ts';

export const leasesOf = (db: Kysely<Schema>): Leases => ({
  async take(name, holder, now, until) {
    // One that lasts twice as long as anybody asks for was taken by a clock that was ahead: nobody waits for its end.
    const mistaken = until + (until - now);
    const taken = await db
      .insertInto('lease')
      .values({ name, holder, until })
      .onConflict((conflict) =>
        conflict
          .column('name')
          .doUpdateSet({ holder, until })
          .where((is) => is.or([is('lease.until', '<=', now), is('lease.until', '>', mistaken), is('lease.holder', '=', holder)])),
      )
      .executeTakeFirst();
    return taken.numInsertedOrUpdatedRows === 1n;
  },
});
