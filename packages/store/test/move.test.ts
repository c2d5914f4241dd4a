import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { noPostgres, sharedCluster } from '@earshot/testing/postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aCommit, anEvent, aRecord, aView, everyDay, personCase } from '../contract/build.ts';
import { moveToPostgres, openPostgres, openSqlite, searchWords } from '../src/index.ts';

const script = fileURLToPath(new URL('./move-until-killed.ts', import.meta.url));
const city = { id: 'city', name: { en: 'City' }, timeZone: 'UTC', services: [], queues: [], contact: [], holidays: [] };

if (noPostgres) console.log(`${noPostgres}: tests of moving are skipped`);

describe.skipIf(noPostgres)('a move from a folder into PostgreSQL', () => {
  let dir = '';
  let urls: string[] = [];
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), 'earshot-move-'));
  });
  afterAll(async () => {
    const cluster = await sharedCluster();
    for (const url of urls) await cluster.dropDatabase(url);
    urls = [];
    rmSync(dir, { recursive: true, force: true });
  });
  const database = async () => {
    const url = await (await sharedCluster()).createDatabase();
    urls.push(url);
    return url;
  };
  const words = ['The wait was long', 'Nul\0 in the middle', 'Call me [phone] please', '市政府的停車位', 'it’s “quoted” \\ and, {braced}'];
  /** 60 responses, some revised, with comments and cases, 40 page loads, one of everything else. */
  const furnish = async (name: string) => {
    const folder = join(dir, name);
    const store = await openSqlite({ dir: folder });
    await store.agencies.put(city as never);
    await store.staff.add({ agency: 'city', email: 'ana@city.gov', name: 'Ana', role: 'admin', passwordHash: 'h' }, 1);
    await store.staff.openSession({ hash: 's', agency: 'city', email: 'ana@city.gov', expiresAt: 9_000_000_000_000 });
    const commits = Array.from({ length: 60 }, (_, n) => {
      const text = words[n % words.length]!;
      const comments = n % 2 ? [] : [{ question: 'why', text, words: searchWords(text.replace('[phone]', '')) }];
      const record = aRecord(`r${n}`, {
        score: n % 5,
        comments,
        cases: n % 3 ? [] : [personCase(`r${n}`)],
        contact: n % 4 ? null : { email: 'a@b.example' },
      });
      return aCommit('city', [anEvent(`e${n}`, record), ...(n % 3 ? [] : [anEvent(`v${n}`, aView(`v${n}`, (n % 2) as 0 | 1))])], {
        rejected: n % 2,
      });
    });
    await Promise.all(commits.map((commit) => store.commit(commit)));
    return { folder, store, commits };
  };
  const look = async (store: Awaited<ReturnType<typeof openSqlite>>) => ({
    books: await store.upkeep.books(),
    counts: (await store.counts.read('city', 'permit', everyDay)).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
    comments: (await store.comments.list('city', { limit: 1000 })).items.map((item) => ({ ...item, text: item.text.replace('\0', '') })),
    cases: (await store.cases.list('city', { limit: 1000 })).items,
    staff: await store.staff.list('city'),
    responses: await store.upkeep.responseCount(),
  });

  it('brings everything but who is signed in, and what was acknowledged there is a duplicate here', async () => {
    const { folder, store, commits } = await furnish('whole');
    const url = await database();
    await expect(moveToPostgres({ dir: folder, url })).rejects.toMatchObject({ code: 'store.locked' });
    const before = await look(store);
    await store.close();
    const said: number[] = [];
    const moved = await moveToPostgres({ dir: folder, url, step: 16, onProgress: (done) => void said.push(done) });
    expect(moved).toMatchObject({ responses: 60, countsEqualRebuild: true, resumed: false, tables: { comment: 30, agency: 1, staff: 1 } });
    expect(said).toEqual(said.toSorted((a, b) => a - b));
    expect(said.at(-1)).toBe(1);

    const there = await openPostgres({ url });
    expect(await look(there)).toEqual(before);
    expect(await there.staff.session('s', 1)).toBeNull();
    for (const search of ['wait', 'middle', 'please', '市政府', 'braced'])
      expect((await there.comments.list('city', { limit: 100, search })).items.length, search).toBe(6);
    // It stands for what was taken out: nobody finds a person by it.
    expect((await there.comments.list('city', { limit: 100, search: 'phone' })).items).toEqual([]);
    const again = await Promise.all(commits.map((commit) => there.commit({ ...commit, rejected: 0 })));
    expect(new Set(again.flatMap(({ events }) => events))).toEqual(new Set(['duplicate']));
    expect((await there.commit(aCommit('city', [anEvent('new', aRecord('new'))]))).events).toEqual(['stored']);
    expect(await there.upkeep.countsEqualRebuild()).toBe(true);
    await there.close();
  }, 240_000);

  it('goes on where it was killed, again and again, and copies anew what has changed since', async () => {
    const { folder, store } = await furnish('killed');
    const before = await look(store);
    await store.close();
    const url = await database();
    for (const until of [0.05, 0.2, 0.5]) {
      const child = spawn(process.execPath, ['--conditions=@earshot/source', script, folder, url], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      for await (const line of createInterface({ input: child.stdout })) {
        expect(line).not.toBe('moved');
        if (Number(line) >= until) child.kill('SIGKILL');
      }
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      expect(child.signalCode).toBe('SIGKILL');
    }
    // While it was broken off, somebody went on using the folder.
    const between = await openSqlite({ dir: folder });
    await between.commit(aCommit('city', [anEvent('a-late', aRecord('a-late'))]));
    await between.close();
    const moved = await moveToPostgres({ dir: folder, url });
    expect(moved).toMatchObject({ resumed: true, responses: 61, countsEqualRebuild: true });
    const there = await openPostgres({ url });
    const after = await look(there);
    expect(after.comments).toEqual(before.comments);
    expect(after.books.stored).toBe(before.books.stored + 1);
    await there.close();
  }, 240_000);

  it('refuses a database that holds other data, and a folder that holds none', async () => {
    const { folder, store } = await furnish('other');
    await store.close();
    const url = await database();
    const there = await openPostgres({ url });
    await there.agencies.put({ ...city, id: 'village' } as never);
    await there.close();
    await expect(moveToPostgres({ dir: folder, url })).rejects.toMatchObject({
      message: expect.stringContaining('holds data already (agency)'),
    });
    await expect(moveToPostgres({ dir: join(dir, 'nowhere'), url })).rejects.toMatchObject({
      message: expect.stringContaining('holds no data'),
    });

    const begun = await database();
    await moveToPostgres({ dir: folder, url: begun });
    const { folder: another, store: closing } = await furnish('another');
    await closing.close();
    using db = new DatabaseSync(join(another, 'earshot.db'));
    db.exec('update schema_version set at = 7');
    db.close();
    await expect(moveToPostgres({ dir: another, url: begun })).rejects.toMatchObject({
      message: expect.stringContaining('another folder'),
    });
  }, 240_000);
});
