import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { afterEach, expect, test } from 'vitest';
import { type Demo, demo, startDemo } from './demo.ts';
import { activeCases, endOfDay } from './due-today.ts';

const open: Demo[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});
const start = async (now: string, answers: number): Promise<Demo> => {
  const at = Date.parse(now);
  const started = await startDemo({ port: 0, sitePort: 0, answers, json: true }, { clock: () => at });
  open.push(started);
  return started;
};

test('a year sent through the intake is in the books, in the counts, and worked: all but a dozen cases closed, three due today, one late', async () => {
  const now = '2026-11-18T10:00:00Z';
  const { serving } = await start(now, 4_000);
  const { store, clock } = serving.context;
  const books = await store.upkeep.books('port-ellery');
  expect(books.received).toBe(books.stored);
  expect(await store.upkeep.responseCount('port-ellery')).toBe(4_000);
  expect(await store.upkeep.countsEqualRebuild()).toBe(true);

  const end = endOfDay(clock(), 'Europe/London') - 1;
  const tally = await store.cases.tally('port-ellery', clock(), end);
  expect(tally).toMatchObject({ late: 1, dueToday: 3 });
  expect(tally.open).toBeGreaterThanOrEqual(10);
  expect(tally.open).toBeLessThanOrEqual(14);
  expect(tally.closed / (tally.closed + tally.open)).toBeGreaterThanOrEqual(0.95);

  const { items } = await store.cases.list('port-ellery', { state: 'resolved', limit: 300 });
  const details = await Promise.all(items.slice(0, 100).map(({ id }) => store.cases.get('port-ellery', id)));
  for (const each of details) {
    expect(each?.outcome).not.toBeNull();
    expect(each?.owner).toMatch(/@portellery\.example$/);
    expect(each!.closedAt).toBeGreaterThanOrEqual(each!.openedAt);
    expect(each!.closedAt).toBeLessThanOrEqual(clock());
    expect(each!.history.some(({ what, note }) => what === 'noted' && note)).toBe(true);
    expect(each!.history.map(({ at }) => at)).toEqual(each!.history.map(({ at }) => at).toSorted((a, b) => a - b));
  }
  expect(new Set(details.flatMap((each) => each!.history.map(({ by }) => by)).filter((by) => by !== 'system')).size).toBe(3);
  const inTime = items.filter(({ closedAt, dueAt }) => closedAt! <= dueAt).length / items.length;
  expect(inTime).toBeGreaterThan(0.85);
  expect(inTime).toBeLessThan(1);
}, 120_000);

test.each(['2026-11-22T20:45:00Z', '2026-12-25T00:05:00Z'])(
  'three cases are due today and one is late on %s, a day without work',
  async (now) => {
    const { serving } = await start(now, 150);
    const { store, clock } = serving.context;
    expect(await store.cases.tally('port-ellery', clock(), endOfDay(clock(), 'Europe/London') - 1)).toMatchObject({ late: 1, dueToday: 3 });
    const active = await activeCases(store, 'port-ellery');
    expect(active.length).toBeGreaterThanOrEqual(10);
    // What happened before the person answered is there to be read, whatever day it is.
    const linked = active.flatMap(({ reference }) => reference ?? []);
    expect(linked.length).toBeGreaterThanOrEqual(10);
    for (const reference of linked) {
      const { items } = await store.journeys.read('port-ellery', reference, { limit: 20 });
      expect(items.length).toBeGreaterThanOrEqual(5);
      expect(items.map(({ at }) => at)).toEqual(items.map(({ at }) => at).toSorted((a, b) => a - b));
    }
  },
  60_000,
);

test('with --json says in one line where everything is, and leaves nothing behind', async () => {
  const stop = new AbortController();
  const said: string[] = [];
  const running = demo(
    { port: 0, sitePort: 0, answers: 60, json: true },
    { out: (line) => said.push(line), err: (line) => said.push(line), stop: stop.signal },
  );
  await expect.poll(() => said.length, { timeout: 30_000 }).toBe(1);
  const ready = JSON.parse(said[0]!);
  expect(ready).toMatchObject({ ready: true, accounts: [{ role: 'admin' }, { role: 'supervisor' }, { role: 'analyst' }] });
  expect((await fetch(`${ready.site}/permits/done`)).status).toBe(200);
  expect((await fetch(`${ready.dashboard}/healthz`)).status).toBe(200);
  const { email, password } = ready.accounts[1];
  const signedIn = await fetch(`${ready.dashboard}/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  expect(signedIn.status).toBe(200);
  stop.abort();
  await running;
  expect(said).toHaveLength(1);
  await expect(fetch(ready.site)).rejects.toThrow();
  await expect(fetch(`${ready.dashboard}/healthz`)).rejects.toThrow();
}, 60_000);

test('keeps a folder of its own and opens it again as it is', async () => {
  const first = await startDemo({ port: 0, sitePort: 0, answers: 60, keep: true, json: true });
  await first.close();
  expect(existsSync(first.data)).toBe(true);
  const second = await startDemo({ port: 0, sitePort: 0, answers: 500, data: first.data, json: true });
  expect(await second.serving.context.store.upkeep.responseCount('port-ellery')).toBe(60);
  await second.close();
  expect(existsSync(first.data)).toBe(true);
  await rm(first.data, { recursive: true });
}, 60_000);
