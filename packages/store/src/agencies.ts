import type { Agency } from '@earshot/model';
import type { Database, Dialect } from './dialect.ts';
import type { Agencies } from './store.ts';

const read = ({ body }: { body: string }): Agency => JSON.parse(body);

export const agenciesOf = (db: Database, dialect: Dialect): Agencies => ({
  put: (agency) => dialect.rows(db).put('agency', [{ agency: agency.id, body: JSON.stringify(agency) }]),
  async get(id) {
    const row = await db.selectFrom('agency').selectAll().where('agency', '=', id).executeTakeFirst();
    return row ? read(row) : null;
  },
  list: async () => (await db.selectFrom('agency').selectAll().orderBy('agency').execute()).map(read),
});
