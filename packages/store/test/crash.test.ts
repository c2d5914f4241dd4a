import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { aCommit, anEvent } from '../contract/build.ts';
import type { RecordRow } from '../src/index.ts';
import { openSqlite } from '../src/index.ts';
import { killAfter } from './kill-after.ts';

describe('a process that is killed while it writes', () => {
  it('loses nothing it has acknowledged, and its totals still equal a recount', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'earshot-crash-'));
    const acknowledged: { id: string; record: RecordRow }[] = [];
    for (const round of [1, 2, 3]) {
      acknowledged.push(...(await killAfter(dir, round, 40 + Math.floor(Math.random() * 400))));
      const store = await openSqlite({ dir });
      const resent = await Promise.all(acknowledged.map(({ id, record }) => store.commit(aCommit('city', [anEvent(id, record)]))));
      expect(resent.filter(({ events }) => events[0] !== 'duplicate')).toEqual([]);
      expect(await store.upkeep.countsEqualRebuild()).toBe(true);
      const comments = await store.comments.list('city', { limit: 100_000 });
      expect((await store.comments.list('city', { limit: 100_000, search: 'word' })).items).toEqual(comments.items);
      await store.close();
    }
    await rm(dir, { recursive: true });
  }, 120_000);
});
