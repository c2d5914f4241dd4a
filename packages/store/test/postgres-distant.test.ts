import { type DistantPostgres, noDistantPostgres, startDistantPostgres } from '@earshot/testing/distant-postgres';
import { sharedCluster } from '@earshot/testing/postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aCommit, anEvent, aRecord } from '../contract/build.ts';
import { severalServersContract } from '../contract/index.ts';
import { openPostgres } from '../src/index.ts';

if (noDistantPostgres) {
  console.log(`${noDistantPostgres}: its tests are skipped`);
  describe.skip('PostgreSQL over a network', () => it.skip(noDistantPostgres!));
} else {
  describe('PostgreSQL over a network', () => {
    let far: DistantPostgres;
    let url: string;
    beforeAll(async () => {
      far = await startDistantPostgres();
      url = await far.createDatabase();
    });
    afterAll(() => far.stop());
    const checking = (authority: string) => `${url}?sslmode=verify-full&sslrootcert=${encodeURIComponent(authority)}`;

    it('is reached by TLS alone, with a name and a password of any signs, where the address says so', async () => {
      const store = await openPostgres({ url: checking(far.authority) });
      expect((await store.commit(aCommit('city', [anEvent('1', aRecord('1'))]))).events).toEqual(['stored']);
      expect((await store.commit(aCommit('city', [anEvent('1', aRecord('1'))]))).events).toEqual(['duplicate']);
      const { tls, plain } = await far.connections();
      expect(tls).toBeGreaterThan(0);
      expect(plain).toBe(0);
      await store.close();
    });

    it.each([
      ['a certificate of another authority', () => checking(far.otherAuthority), /certificate/],
      ['a certificate for another name', () => checking(far.authority).replace('@localhost:', '@127.0.0.1:'), /certificate/],
      ['a connection without TLS', () => url, /sslmode/],
      ['TLS where the server speaks none', async () => `${await (await sharedCluster()).createDatabase()}?sslmode=require`, /no TLS/],
    ])('is not used over %s, and the message says what is wrong and no password', async (_, address, why) => {
      const refused = await openPostgres({ url: await address() }).then(
        () => undefined,
        (error: unknown) => error as Error,
      );
      expect(refused).toMatchObject({ code: 'setting.invalid' });
      expect(refused?.message).toMatch(why);
      expect(refused?.message).not.toMatch(/p@ss|p%40ss/i);
    });

    it('takes nothing while the certificate is not to be trusted, says so as of any database that is away, and goes on by itself', async () => {
      const store = await openPostgres({ url: checking(far.authority) });
      const send = (id: string) => store.commit(aCommit('city', [anEvent(id, aRecord(id))]));
      expect((await send('before')).events).toEqual(['stored']);
      await far.show(far.otherAuthority);
      for (const id of ['on a connection that has ended', 'on a new one'])
        await expect(send(id)).rejects.toMatchObject({ code: 'store.unavailable', retryAfter: 5 });
      await far.show(far.authority);
      await expect.poll(async () => (await send('after').catch(() => undefined))?.events[0]).toBeDefined();
      expect((await send('before')).events).toEqual(['duplicate']);
      await store.close();
    });

    it('takes what comes through a pooler in session mode', async () => {
      const pooled = far.pooled(await far.createDatabase());
      for (const round of [1, 2, 3]) {
        // Whoever comes after another has the other's connections.
        const store = await openPostgres({ url: pooled });
        const ids = Array.from({ length: 50 }, (_, n) => `${round}-${n}`);
        const results = await Promise.all(ids.map((id) => store.commit(aCommit('city', [anEvent(id, aRecord(id))]))));
        expect(new Set(results.flatMap(({ events }) => events))).toEqual(new Set(['stored']));
        expect(await store.upkeep.countsEqualRebuild()).toBe(true);
        await store.close();
      }
    });
  });

  severalServersContract('PostgreSQL behind a pooler in session mode', async () => {
    const far = await startDistantPostgres();
    const url = far.pooled(await far.createDatabase());
    const open = () => openPostgres({ url });
    const stores = await Promise.all([open(), open()]);
    return {
      stores,
      another: open,
      async close() {
        for (const store of stores) await store.close();
        await far.stop();
      },
    };
  });
}
