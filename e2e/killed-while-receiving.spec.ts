import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { anAnswer, furnish } from './city.ts';
import { earshot, serve } from './command.ts';
import type { Books } from './world.ts';

test.skip(({ browserName }) => browserName !== 'chromium', 'no browser takes part; once is enough');

test('every answer acknowledged before kill -9 in the middle of 5,000 posts is a duplicate when sent again', async () => {
  test.setTimeout(180_000);
  const data = mkdtempSync(join(tmpdir(), 'earshot-kill-'));
  try {
    const { post, postAll } = await furnish(data);
    const first = await serve(data);
    const events = Array.from({ length: 5000 }, anAnswer);
    const acknowledged: object[] = [];
    let next = 0;
    const killAfter = 1000 + Math.floor(Math.random() * 3000);
    const lanes = Array.from({ length: 32 }, async () => {
      for (let event = events[next++]; event; event = events[next++]) {
        try {
          if ((await post(first.url, event)) === 'stored') acknowledged.push(event);
        } catch {
          return;
        }
        if (acknowledged.length === killAfter) void first.stop('SIGKILL');
      }
    });
    await Promise.all(lanes);
    await first.stop('SIGKILL');
    expect(acknowledged.length).toBeGreaterThanOrEqual(killAfter);
    expect(acknowledged.length).toBeLessThan(5000);

    const second = await serve(data);
    expect(await postAll(second.url, acknowledged)).toEqual(new Set(['duplicate']));
    const books = await earshot<Books>(data, 'doctor');
    expect(books.responses).toBeGreaterThanOrEqual(acknowledged.length);
    expect(books.rollupEqualsRebuild).toBe(true);
    expect(books.received).toBe(books.stored + books.superseded + books.duplicate + books.rejected + books.quarantined);
    await second.stop();
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
});

/** Times here; `npm run chaos` kills it two hundred times. */
const kills = Number(process.env.CHAOS_KILLS ?? 5);

test('a server that is killed again and again loses nothing it acknowledged', async () => {
  test.setTimeout(60_000 + kills * 10_000);
  const data = mkdtempSync(join(tmpdir(), 'earshot-kills-'));
  try {
    const { post, postAll } = await furnish(data);
    const acknowledged: object[] = [];
    for (let kill = 0; kill < kills; kill++) {
      const server = await serve(data);
      // At any moment: before the first answer, in the middle of a commit, or of the start's own work.
      const moment = 1 + Math.floor(Math.random() * 300);
      let taken = 0;
      const lanes = Array.from({ length: 16 }, async () => {
        for (;;) {
          const event = anAnswer();
          try {
            if ((await post(server.url, event)) === 'stored') acknowledged.push(event);
          } catch {
            return;
          }
          if (++taken === moment) void server.stop('SIGKILL');
        }
      });
      await Promise.all(lanes);
    }
    const server = await serve(data);
    expect(await postAll(server.url, acknowledged)).toEqual(new Set(['duplicate']));
    const books = await earshot<Books>(data, 'doctor');
    expect(books.responses).toBeGreaterThanOrEqual(acknowledged.length);
    expect(books.rollupEqualsRebuild).toBe(true);
    expect(books.received).toBe(books.stored + books.superseded + books.duplicate + books.rejected + books.quarantined);
    await server.stop();
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
});
