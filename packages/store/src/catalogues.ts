import type { Database, Dialect } from './dialect.ts';
import type { Catalogues } from './store.ts';

export const cataloguesOf = (db: Database, dialect: Dialect): Catalogues => ({
  put: (agency, catalogue) => dialect.rows(db).put('catalogue', [{ agency, body: JSON.stringify(catalogue) }]),
  async get(agency) {
    const [row] = await dialect.rows(db).find('catalogue', [{ agency }]);
    return row ? JSON.parse(row.body) : null;
  },
});
