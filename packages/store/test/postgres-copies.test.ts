import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { noPostgres, sharedCluster } from '@earshot/testing/postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { oneResponse } from '../contract/build.ts';
import { openPostgres, openSqlite, restorePostgres } from '../src/index.ts';

if (noPostgres) console.log(`${noPostgres}: tests of copies are skipped`);

describe.skipIf(noPostgres)('a copy of a PostgreSQL database', () => {
  let dir = '';
  const urls: string[] = [];
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), 'earshot-copies-'));
  });
  afterAll(async () => {
    const cluster = await sharedCluster();
    for (const url of urls) await cluster.dropDatabase(url);
    rmSync(dir, { recursive: true, force: true });
  });
  const database = async () => {
    const url = await (await sharedCluster()).createDatabase();
    urls.push(url);
    return url;
  };
  const long = { comments: [{ question: 'why', text: 'The wait', words: 'the wait' }] };

  it('is made while answers come, and brings back all that was acknowledged before it, but who was signed in', async () => {
    const url = await database();
    const store = await openPostgres({ url });
    await store.staff.add({ agency: 'city', email: 'ana@city.gov', name: 'Ana', role: 'admin', passwordHash: 'h' }, 1);
    await store.staff.openSession({ hash: 's', agency: 'city', email: 'ana@city.gov', expiresAt: 10 });
    const before = Array.from({ length: 100 }, (_, n) => oneResponse('city', `r${n}`, long));
    await Promise.all(before.map((commit) => store.commit(commit)));
    const file = join(dir, 'copy.dump');
    let going = true;
    const meanwhile = (async () => {
      for (let n = 0; going; n++) await store.commit(oneResponse('city', `m${n}`, long));
    })();
    await store.upkeep.backup(file);
    going = false;
    await meanwhile;
    await store.close();
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(readdirSync(dir).filter((name) => name.endsWith('.part'))).toEqual([]);

    const lost = await database();
    const restored = await restorePostgres({ file, url: lost });
    expect(restored).toMatchObject({ countsEqualRebuild: true, newestDay: 20_261_122, bytes: statSync(file).size });
    expect(restored.responses).toBeGreaterThanOrEqual(100);
    expect(restored.received).toBe(restored.stored);
    const again = await openPostgres({ url: lost });
    const fates = await Promise.all(before.map((commit) => again.commit(commit)));
    expect(new Set(fates.flatMap(({ events }) => events))).toEqual(new Set(['duplicate']));
    expect((await again.comments.list('city', { limit: 1000, search: 'wait' })).items.length).toBe(restored.responses);
    expect(await again.staff.find('ana@city.gov')).not.toBeNull();
    expect(await again.staff.session('s', 1)).toBeNull();
    await again.close();
    await expect(restorePostgres({ file, url: lost })).rejects.toMatchObject({ message: expect.stringContaining('is not empty') });
  }, 240_000);

  it('is taken from nothing else, and says which program is missing', async () => {
    const url = await database();
    const text = join(dir, 'text.dump');
    writeFileSync(text, 'PGDMP and no more');
    await expect(restorePostgres({ file: text, url })).rejects.toMatchObject({ message: expect.stringContaining('pg_restore failed') });
    const folder = join(dir, 'folder');
    const embedded = await openSqlite({ dir: folder });
    await embedded.upkeep.backup(join(dir, 'folder.db'));
    await embedded.close();
    await expect(restorePostgres({ file: join(dir, 'folder.db'), url })).rejects.toMatchObject({
      message: expect.stringContaining('earshot move'),
    });
    await expect(restorePostgres({ file: join(dir, 'nowhere'), url })).rejects.toMatchObject({
      message: expect.stringContaining('is no file'),
    });

    const store = await openPostgres({ url });
    const path = process.env.PATH;
    process.env.PATH = dir;
    try {
      await expect(store.upkeep.backup(join(dir, 'none.dump'))).rejects.toMatchObject({
        message: expect.stringContaining('pg_dump is not on this machine'),
      });
    } finally {
      process.env.PATH = path;
    }
    await store.close();
    expect(readdirSync(dir).filter((name) => name.startsWith('none'))).toEqual([]);
  }, 240_000);
});
