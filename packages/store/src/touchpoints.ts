import type { Kysely } from 'kysely';
import type { Database, Dialect, Rows } from './dialect.ts';
import { isTouchpoint } from './fold.ts';
import type { Settled } from './record.ts';
import type { Schema, TouchpointTable } from './schema.ts';
import type { StoredTouchpoint, Touchpoints } from './store.ts';

const read = (row: TouchpointTable): StoredTouchpoint => ({
  id: row.id,
  what: row.what,
  revision: row.revision,
  service: row.service,
  channel: row.channel,
  language: row.language,
  reference: row.reference,
  at: row.at,
  test: row.test === 1,
  details: row.details === null ? null : JSON.parse(row.details),
  receivedAt: row.received_at,
});

/** Keeps how people of touchpoints can be reached. One that is stored is new: nothing stands in the way. */
export async function keepCitizens(rows: Rows, { records }: Settled): Promise<void> {
  const told = [...records.values()].filter(isTouchpoint).flatMap(({ agency, event }) => {
    const { id, citizen } = event.record;
    return citizen ? [{ agency, touchpoint: id, body: JSON.stringify(citizen) }] : [];
  });
  await rows.insertNew('citizen', told);
}

export const touchpointsOf = (db: Kysely<Schema>, dialect: Dialect): Touchpoints => ({
  async get(agency, id) {
    const [row] = await dialect.rows(db).find('touchpoint', [{ agency, id }]);
    return row ? read(row) : null;
  },
  async latest(agency, limit) {
    const query = db.selectFrom('touchpoint').selectAll().where('agency', '=', agency).where('received_at', 'is not', null);
    const rows = await query.orderBy('received_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
    return rows.map(read);
  },
});

/** Removes the test touchpoints of a service, and how to reach whoever they were about. */
export async function forgetTestTouchpoints(db: Database, rows: Rows, agency: string, service: string): Promise<void> {
  const tests = db.selectFrom('touchpoint').select('id').where('agency', '=', agency).where('service', '=', service);
  const ids = await tests.where('test', '=', 1).execute();
  await rows.remove(
    'citizen',
    ids.map(({ id }) => ({ agency, touchpoint: id })),
  );
  await rows.remove(
    'touchpoint',
    ids.map(({ id }) => ({ agency, id })),
  );
}
