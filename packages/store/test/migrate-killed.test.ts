import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Cluster, noPostgres, startCluster } from '@earshot/testing/postgres';
import { makeSlowDisk, noSlowDisk, type SlowDisk } from '@earshot/testing/slow-disk';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { oneResponse } from '../contract/build.ts';
import { openPostgres, openSqlite, type Store } from '../src/index.ts';

/** Each step waits for the disk at least once, which is long enough to look how far it is. */
const SLOW_MS = 60;
const script = fileURLToPath(new URL('./commit-until-killed.ts', import.meta.url));

/** How many steps are done: none while there is nothing to look at. */
type Progress = () => Promise<number>;

/** Starts a program that opens a fresh database, and kills it once so many steps are done; answers how many were. */
async function killAfterSteps(place: string, env: Record<string, string>, progress: Progress, enough: number): Promise<number> {
  const child = spawn(process.execPath, ['--conditions=@earshot/source', script, place, '1'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...env },
  });
  const gone = once(child, 'exit');
  while ((await progress()) < enough) await wait(2);
  child.kill('SIGKILL');
  await gone;
  return progress();
}

/** Opens what was left, finds it whole and of use. */
async function expectWhole(open: () => Promise<Store>, progress: Progress, all: number): Promise<void> {
  const store = await open();
  expect(await progress()).toBe(all);
  expect((await store.commit(oneResponse('city', 'r1'))).events).toEqual(['stored']);
  expect(await store.upkeep.countsEqualRebuild()).toBe(true);
  await store.close();
}

describe.skipIf(noSlowDisk)('a server that is killed while it brings the schema up to date', () => {
  let disk: SlowDisk;
  beforeAll(() => {
    disk = makeSlowDisk();
  });
  afterAll(() => disk.remove());

  it('leaves a folder in which the next one goes on', async () => {
    const inFolder =
      (dir: string): Progress =>
      async () => {
        try {
          const db = new DatabaseSync(join(dir, 'earshot.db'), { readOnly: true });
          const row = db.prepare('select max(version) as version from schema_version').get();
          db.close();
          return Number(row?.version ?? 0);
        } catch {
          return 0;
        }
      };
    const whole = mkdtempSync(join(tmpdir(), 'earshot-migrate-'));
    await (await openSqlite({ dir: whole })).close();
    const all = await inFolder(whole)();
    rmSync(whole, { recursive: true });

    for (const enough of [1, 4]) {
      const dir = mkdtempSync(join(tmpdir(), 'earshot-migrate-'));
      const done = await killAfterSteps(dir, disk.env(SLOW_MS), inFolder(dir), enough);
      expect(done, 'it was killed on the way').toBeLessThan(all);
      await expectWhole(() => openSqlite({ dir }), inFolder(dir), all);
      rmSync(dir, { recursive: true });
    }
  });

  describe.skipIf(noPostgres)('in PostgreSQL', () => {
    let cluster: Cluster;
    beforeAll(async () => {
      cluster = await startCluster(disk.env(SLOW_MS));
    });
    afterAll(() => cluster.stop());

    it('leaves a database in which the next one goes on', async () => {
      const looking = async (url: string) => {
        const client = new pg.Client({ connectionString: url });
        await client.connect();
        const progress: Progress = () =>
          client.query('select max(version) as version from schema_version').then(
            ({ rows }) => Number(rows[0]?.version ?? 0),
            () => 0,
          );
        return { progress, end: () => client.end() };
      };
      const url = await cluster.createDatabase();
      await (await openPostgres({ url })).close();
      const whole = await looking(url);
      const all = await whole.progress();
      await whole.end();

      const other = await cluster.createDatabase();
      const { progress, end } = await looking(other);
      expect(await killAfterSteps(other, {}, progress, 3), 'it was killed on the way').toBeLessThan(all);
      await expectWhole(() => openPostgres({ url: other }), progress, all);
      await end();
    });
  });
});
