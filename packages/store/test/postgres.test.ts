import { noPostgres, sharedCluster } from '@earshot/testing/postgres';
import { describe, it } from 'vitest';
import { severalServersContract, storeContract } from '../contract/index.ts';
import { openPostgres } from '../src/index.ts';

if (noPostgres) {
  console.log(`${noPostgres}: its tests are skipped`);
  describe.skip('PostgreSQL', () => it.skip(noPostgres!));
} else {
  storeContract('PostgreSQL', async ({ queueLimit } = {}) => {
    const cluster = await sharedCluster();
    const url = await cluster.createDatabase();
    const options = { url, ...(queueLimit !== undefined && { queue: { limit: queueLimit } }) };
    let store = await openPostgres(options);
    return {
      store,
      async reopen() {
        await store.close();
        store = await openPostgres(options);
        return store;
      },
      async close() {
        await store.close();
        await cluster.dropDatabase(url);
      },
    };
  });

  severalServersContract('PostgreSQL', async () => {
    const cluster = await sharedCluster();
    const url = await cluster.createDatabase();
    const open = () => openPostgres({ url });
    // At once, on nothing: one migrates, the other waits.
    const stores = await Promise.all([open(), open()]);
    return {
      stores,
      another: open,
      async close() {
        for (const store of stores) await store.close();
        await cluster.dropDatabase(url);
      },
    };
  });
}
