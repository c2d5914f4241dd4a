import { noPostgres, startCluster } from '@earshot/testing/postgres';
import { describe, expect, it } from 'vitest';
import { aCommit, anEvent, aRecord } from '../contract/build.ts';
import { openPostgres, type RecordRow } from '../src/index.ts';
import { killAfter } from './kill-after.ts';

describe.skipIf(noPostgres)('what PostgreSQL has acknowledged', () => {
  it('is there after the server was killed while it wrote, and the totals equal a recount', async () => {
    const cluster = await startCluster();
    try {
      const url = await cluster.createDatabase();
      const acknowledged: { id: string; record: RecordRow }[] = [];
      for (const round of [1, 2]) {
        acknowledged.push(...(await killAfter(url, round, 60 + Math.floor(Math.random() * 200))));
        const store = await openPostgres({ url });
        const resent = await Promise.all(acknowledged.map(({ id, record }) => store.commit(aCommit('city', [anEvent(id, record)]))));
        expect(resent.filter(({ events }) => events[0] !== 'duplicate')).toEqual([]);
        expect(await store.upkeep.countsEqualRebuild()).toBe(true);
        const comments = await store.comments.list('city', { limit: 100_000 });
        expect((await store.comments.list('city', { limit: 100_000, search: 'word' })).items).toEqual(comments.items);
        await store.close();
      }
    } finally {
      await cluster.stop();
    }
  }, 120_000);

  it('is there after the database crashed under load, and the store goes on by itself', async () => {
    const cluster = await startCluster();
    try {
      const url = await cluster.createDatabase();
      const store = await openPostgres({ url });
      const acknowledged: string[] = [];
      const refused: unknown[] = [];
      let going = true;
      const lane = async (name: number) => {
        for (let n = 0; going; n += 1) {
          const id = `${name}-${n}`;
          await store.commit(aCommit('city', [anEvent(id, aRecord(id))])).then(
            () => acknowledged.push(id),
            (error) => refused.push(error),
          );
          // A sender that was refused waits, as Retry-After told it.
          if (refused.length > 0 && acknowledged.at(-1) !== id) await new Promise((resolve) => setTimeout(resolve, 20));
        }
      };
      const lanes = Array.from({ length: 8 }, (_, name) => lane(name));
      const until = async (enough: () => boolean) => {
        while (!enough()) await new Promise((resolve) => setTimeout(resolve, 10));
      };
      await until(() => acknowledged.length > 100);
      await cluster.crashAndRestart();
      const before = acknowledged.length;
      await until(() => acknowledged.length > before + 100);
      going = false;
      await Promise.all(lanes);
      expect(refused.length).toBeGreaterThan(0);
      for (const error of refused) expect(error).toMatchObject({ code: 'store.unavailable', retryAfter: 5 });
      const resent = await Promise.all(acknowledged.map((id) => store.commit(aCommit('city', [anEvent(id, aRecord(id))]))));
      expect(resent.filter(({ events }) => events[0] !== 'duplicate')).toEqual([]);
      expect(await store.upkeep.countsEqualRebuild()).toBe(true);
      // The line between servers is back too.
      const other = await openPostgres({ url });
      const heard = new Promise((resolve) => store.peers.hear((word) => word === 'still here' && resolve(word)));
      const telling = setInterval(() => void other.peers.tell('still here'), 50);
      await heard;
      clearInterval(telling);
      await other.close();
      await store.close();
    } finally {
      await cluster.stop();
    }
  }, 120_000);
});
