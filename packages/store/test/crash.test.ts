import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { aCommit, anEvent } from '../contract/build.ts';
import type { RecordRow } from '../src/index.ts';
import { openSqlite } from '../src/index.ts';

const script = fileURLToPath(new URL('./commit-until-killed.ts', import.meta.url));

/** Runs the script until it has acknowledged `enough`, kills it in the middle of whatever it does, and answers what it acknowledged. */
const killAfter = async (dir: string, round: number, enough: number) => {
  const child = spawn(process.execPath, ['--conditions=@earshot/source', script, dir, String(round)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const acknowledged: { id: string; record: RecordRow }[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    // The last line may have been cut.
    if (line.endsWith('}}')) acknowledged.push(JSON.parse(line));
    if (acknowledged.length === enough) child.kill('SIGKILL');
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  expect(child.signalCode).toBe('SIGKILL');
  return acknowledged;
};

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
