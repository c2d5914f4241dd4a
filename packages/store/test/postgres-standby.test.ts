import { setTimeout as wait } from 'node:timers/promises';
import { noPostgres } from '@earshot/testing/postgres';
import { startPair } from '@earshot/testing/standby';
import { expect, it } from 'vitest';
import { aCommit, anEvent, aRecord } from '../contract/build.ts';
import { openPostgres } from '../src/index.ts';

/** Longer than any commit takes where somebody answers. */
const A_WHILE = 1_500;

it.skipIf(noPostgres)(
  'what PostgreSQL has acknowledged is there after a synchronous standby took its place under load, and the store goes on by itself',
  async () => {
    const pair = await startPair();
    const { url } = pair;
    const store = await openPostgres({ url });
    try {
      const send = (id: string) => store.commit(aCommit('city', [anEvent(id, aRecord(id))]));

      // Nothing is said to be kept while the standby is away, however long that is.
      await send('both are there');
      await pair.stopStandby();
      let said = false;
      const alone = send('one is there').then((result) => {
        said = true;
        return result;
      });
      await wait(A_WHILE);
      expect(said).toBe(false);
      await pair.startStandby();
      expect((await alone).events).toEqual(['stored']);

      const acknowledged = ['both are there', 'one is there'];
      const refused: unknown[] = [];
      let going = true;
      const lane = async (name: number) => {
        for (let n = 0; going; n += 1) {
          const id = `${name}-${n}`;
          try {
            await send(id);
            acknowledged.push(id);
          } catch (error) {
            refused.push(error);
            await wait(20);
          }
        }
      };
      const lanes = Array.from({ length: 8 }, (_, name) => lane(name));
      const until = async (most: number) => {
        while (acknowledged.length < most) await wait(10);
      };
      await until(200);
      await pair.failOver();
      await until(acknowledged.length + 200);
      going = false;
      await Promise.all(lanes);

      expect(refused.length).toBeGreaterThan(0);
      for (const error of refused) expect(error).toMatchObject({ code: 'store.unavailable', retryAfter: 5 });
      const resent = await Promise.all(acknowledged.map(send));
      expect(resent.filter(({ events }) => events[0] !== 'duplicate')).toEqual([]);
      expect(await store.upkeep.countsEqualRebuild()).toBe(true);
      const { received, stored, superseded, duplicate, rejected, quarantined } = await store.upkeep.books();
      expect(received).toBe(stored + superseded + duplicate + rejected + quarantined);
    } finally {
      await store.close();
      await pair.stop();
    }
  },
  120_000,
);
