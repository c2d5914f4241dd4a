import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { makeSlowDisk, noSlowDisk } from '../packages/testing/src/slow-disk.ts';
import { anAnswer, furnish } from './city.ts';
import { earshot, serve, serveIn } from './command.ts';
import type { Books } from './world.ts';

test.skip(({ browserName }) => browserName !== 'chromium', 'no browser takes part; once is enough');
test.skip(noSlowDisk !== undefined, noSlowDisk);

/** So long that nobody takes it for the time of anything else. */
const SLOW_MS = 400;

test('nothing is said to be kept before a slow disk has it, however many wait', async () => {
  const data = mkdtempSync(join(tmpdir(), 'earshot-slow-'));
  const disk = makeSlowDisk();
  try {
    const { post, postAll } = await furnish(data);
    const slow = await serveIn(disk.env(SLOW_MS), data);
    const acknowledged: object[] = [];
    const sendOne = async () => {
      const event = anAnswer();
      const began = performance.now();
      const fate = await post(slow.url, event);
      if (fate === 'stored') acknowledged.push(event);
      return { fate, waited: performance.now() - began };
    };
    for (const { fate, waited } of [await sendOne(), ...(await Promise.all(Array.from({ length: 50 }, sendOne)))]) {
      expect(fate).toBe('stored');
      expect(waited, 'the answer came before the disk was asked to keep it').toBeGreaterThan(SLOW_MS);
    }

    // Killed while the disk is still at it: whoever was not told so may have lost theirs, nobody else.
    const before = acknowledged.length;
    const cut = Promise.allSettled(Array.from({ length: 20 }, sendOne));
    await wait(SLOW_MS / 4);
    await slow.stop('SIGKILL');
    expect((await cut).map(({ status }) => status)).toEqual(Array(20).fill('rejected'));
    expect(acknowledged).toHaveLength(before);

    const quick = await serve(data);
    expect(await postAll(quick.url, acknowledged)).toEqual(new Set(['duplicate']));
    const books = await earshot<Books>(data, 'doctor');
    expect(books.responses).toBeGreaterThanOrEqual(acknowledged.length);
    expect(books.rollupEqualsRebuild).toBe(true);
    expect(books.received).toBe(books.stored + books.superseded + books.duplicate + books.rejected + books.quarantined);
    await quick.stop();
  } finally {
    disk.remove();
    rmSync(data, { recursive: true, force: true });
  }
});
