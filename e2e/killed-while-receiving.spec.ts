import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { anAnswer, furnish } from './city.ts';
import { earshot, serve } from './command.ts';
import type { Books } from './world.ts';

test.skip(({ browserName }) => browserName !== 'chromium', 'no browser takes part; once is enough');

test('every answer acknowledged before kill -9 in the middle of 5,000 posts is a duplicate when sent again', async () => {
  const data = mkdtempSync(join(tmpdir(), 'earshot-kill-'));
  try {
    const { post } = await furnish(data);
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
    const verdicts = await Promise.all(acknowledged.map((event) => post(second.url, event)));
    expect(new Set(verdicts)).toEqual(new Set(['duplicate']));
    const books = await earshot<Books>(data, 'doctor');
    expect(books.responses).toBeGreaterThanOrEqual(acknowledged.length);
    expect(books.rollupEqualsRebuild).toBe(true);
    expect(books.received).toBe(books.stored + books.superseded + books.duplicate + books.rejected + books.quarantined);
    await second.stop();
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
});
