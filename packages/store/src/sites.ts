import type { Key, Signal } from '@earshot/model';
import type { Database } from './dialect.ts';
import type { SiteKeyRow } from './schema.ts';
import type { Sites } from './store.ts';

/**
 * A key's name: the first ten letters and digits of its hash, enough that two keys never share them. Without the `-` and `_` of base64url,
 * or one name in 64 would look like a flag on a command line.
 */
const idOf = (hash: string): string => hash.replace(/[-_]/g, '').slice(0, 10);

const read = (row: SiteKeyRow): Key => ({
  id: row.id,
  agency: row.agency,
  site: row.site,
  kind: row.kind as Key['kind'],
  origins: JSON.parse(row.origins),
  scopes: JSON.parse(row.scopes),
  app: row.app === 1,
  createdAt: row.created_at,
  revokedAt: row.revoked_at,
});

export const sitesOf = (db: Database): Sites => {
  const one = (agency: string, id: string) =>
    db.selectFrom('site_key').selectAll().where('agency', '=', agency).where('id', '=', id).executeTakeFirst();
  return {
    async addKey({ agency, site, kind, origins, scopes, app, hash, createdAt }) {
      const row: SiteKeyRow = {
        agency,
        id: idOf(hash),
        site,
        kind,
        origins: JSON.stringify(origins),
        scopes: JSON.stringify(scopes),
        app: app ? 1 : 0,
        hash,
        created_at: createdAt,
        revoked_at: null,
        signal_state: 'waiting',
        signal_reason: null,
        signal_origin: null,
        signal_at: null,
      };
      await db.insertInto('site_key').values(row).execute();
      return read(row);
    },
    async findKey(agency, hash) {
      const row = await one(agency, idOf(hash));
      return row?.hash === hash ? read(row) : null;
    },
    async keys(agency) {
      const rows = await db.selectFrom('site_key').selectAll().where('agency', '=', agency).orderBy('created_at').orderBy('id').execute();
      return rows.map(read);
    },
    async revokeKey(agency, id, at) {
      const query = db.updateTable('site_key').set({ revoked_at: at }).where('agency', '=', agency).where('id', '=', id);
      // A key that is to end later may be ended sooner, never the other way round.
      const { numUpdatedRows } = await query
        .where((is) => is.or([is('revoked_at', 'is', null), is('revoked_at', '>', at)]))
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
    async noteSignal(agency, keyId, { state, reason, origin, at }) {
      await db
        .updateTable('site_key')
        .set({ signal_state: state, signal_reason: reason, signal_origin: origin, signal_at: at })
        .where('agency', '=', agency)
        .where('id', '=', keyId)
        .execute();
    },
    async signal(agency, keyId) {
      const row = await one(agency, keyId);
      return row
        ? { state: row.signal_state as Signal['state'], reason: row.signal_reason, origin: row.signal_origin, at: row.signal_at }
        : { state: 'waiting', reason: null, origin: null, at: null };
    },
  };
};
