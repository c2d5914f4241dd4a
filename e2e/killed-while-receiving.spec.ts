import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuidv7 } from '@earshot/sdk/send';
import { expect, test } from '@playwright/test';
import { earshot, root, serve } from './command.ts';
import type { Books } from './world.ts';

test.skip(({ browserName }) => browserName !== 'chromium', 'no browser takes part; once is enough');

const answer = () => ({
  specversion: '1.0',
  id: uuidv7(),
  source: 'https://www.port-ellery.example',
  type: 'earshot.response.saved',
  time: new Date().toISOString(),
  data: {
    response: uuidv7(),
    revision: 1,
    complete: true,
    survey: 'parking-permit-done',
    version: 1,
    language: 'en',
    channel: 'web',
    answers: [{ question: 'satisfaction', value: 1 + Math.floor(Math.random() * 5) }],
  },
});

test('every answer acknowledged before kill -9 in the middle of 5,000 posts is a duplicate when sent again', async () => {
  const data = mkdtempSync(join(tmpdir(), 'earshot-kill-'));
  const city = join(root, 'examples/city');
  try {
    await earshot(data, 'agency', 'apply', join(city, 'agency.json'));
    await earshot(data, 'survey', 'publish', join(city, 'surveys/parking-permit-done.json'), '--agency', 'port-ellery');
    const { key } = await earshot<{ key: string }>(
      data,
      'key',
      'create',
      '--agency',
      'port-ellery',
      '--site',
      'api',
      '--kind',
      'secret',
      '--scope',
      'events',
    );
    const post = async (url: string, event: object) => {
      const reply = await fetch(`${url}/v1/events`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/cloudevents+json' },
        body: JSON.stringify(event),
      });
      return ((await reply.json()) as { results?: { status: string }[] }).results?.[0]?.status;
    };

    const first = await serve(data);
    const events = Array.from({ length: 5000 }, answer);
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
