import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { storeContract } from '../contract/index.ts';
import { openSqlite } from '../src/index.ts';

storeContract('SQLite', async ({ queueLimit } = {}) => {
  const dir = await mkdtemp(join(tmpdir(), 'earshot-store-'));
  const options = { dir, ...(queueLimit !== undefined && { queue: { limit: queueLimit } }) };
  let store = await openSqlite(options);
  return {
    store,
    async reopen() {
      await store.close();
      store = await openSqlite(options);
      return store;
    },
    async close() {
      await store.close();
      await rm(dir, { recursive: true });
    },
  };
});
