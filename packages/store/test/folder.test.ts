import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { oneResponse } from '../contract/build.ts';
import { openSqlite } from '../src/index.ts';

describe('a folder of data', () => {
  let dir: string;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'earshot-folder-'));
  });
  afterEach(() => rm(dir, { recursive: true }));

  it('has one writer: a second is refused, until the first has closed', async () => {
    const first = await openSqlite({ dir });
    await expect(openSqlite({ dir })).rejects.toMatchObject({ code: 'store.locked' });
    await first.commit(oneResponse('city', 'r1'));
    await first.close();
    const second = await openSqlite({ dir });
    expect(await second.upkeep.responseCount()).toBe(1);
    await second.close();
  });

  const claim = (version: number, serves: number) => {
    const db = new DatabaseSync(join(dir, 'earshot.db'));
    db.prepare("insert into schema_version (version, serves, name, at) values (?, ?, 'from-the-future', 0)").run(version, serves);
    db.close();
  };

  it('of a newer release opens while its schema serves this one, and not after', async () => {
    await (await openSqlite({ dir })).close();
    claim(98, 1);
    const served = await openSqlite({ dir });
    expect((await served.commit(oneResponse('city', 'r1'))).events).toEqual(['stored']);
    await served.close();
    claim(99, 98);
    await expect(openSqlite({ dir })).rejects.toMatchObject({ code: 'store.newer-schema' });
    // Refusing lets go of the folder.
    await expect(openSqlite({ dir })).rejects.toMatchObject({ code: 'store.newer-schema' });
  });

  it('is copied while it is written, without who is signed in, and the copy opens', async () => {
    const store = await openSqlite({ dir });
    await store.staff.add({ agency: 'city', email: 'ana@city.gov', name: 'Ana', role: 'admin', passwordHash: 'h' }, 1);
    await store.staff.openSession({ hash: 's', agency: 'city', email: 'ana@city.gov', expiresAt: 10 });
    await store.commit(oneResponse('city', 'r1', { comments: [{ question: 'why', text: 'Slow', words: 'slow' }] }));
    const copyDir = await mkdtemp(join(tmpdir(), 'earshot-copy-'));
    const meanwhile = Promise.all(Array.from({ length: 50 }, (_, n) => store.commit(oneResponse('city', `m${n}`))));
    await store.upkeep.backup(join(copyDir, 'earshot.db'));
    await meanwhile;
    await store.close();

    const copy = await openSqlite({ dir: copyDir });
    expect((await copy.commit(oneResponse('city', 'r1', { comments: [{ question: 'why', text: 'Slow', words: 'slow' }] }))).events).toEqual(
      ['duplicate'],
    );
    expect((await copy.comments.list('city', { limit: 5, search: 'slow' })).items).toHaveLength(1);
    expect(await copy.upkeep.countsEqualRebuild()).toBe(true);
    expect(await copy.staff.find('ana@city.gov')).not.toBeNull();
    expect(await copy.staff.session('s', 1)).toBeNull();
    await copy.close();
    await rm(copyDir, { recursive: true });
  });

  it('is for its owner alone', async () => {
    const inside = join(dir, 'new');
    await (await openSqlite({ dir: inside })).close();
    expect((await stat(inside)).mode & 0o777).toBe(0o700);
  });

  it('takes nothing after its store is closed', async () => {
    const store = await openSqlite({ dir });
    await store.close();
    await expect(store.commit(oneResponse('city', 'r1'))).rejects.toMatchObject({ code: 'server.busy' });
    await expect(store.agencies.list()).rejects.toMatchObject({ code: 'server.failed' });
    expect(await store.upkeep.canWrite()).toBe(false);
  });
});
