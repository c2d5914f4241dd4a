import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { EarshotEvent } from '@earshot/model';
import { anEvent, aResponse, startServer, type TestServer } from '@earshot/testing';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

interface Problem {
  code: string;
  detail: string;
  faults: { at: string; message: string }[];
  ready: boolean;
}

let dir = '';
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'earshot-ready-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const post = async ({ url, secretKey }: TestServer, events: readonly EarshotEvent[]) => {
  const headers = { authorization: `Bearer ${secretKey}`, 'content-type': 'application/cloudevents-batch+json' };
  const reply = await fetch(`${url}/v1/events`, { method: 'POST', headers, body: JSON.stringify(events) });
  const body = (await reply.json()) as Partial<Problem> & { results?: { status: string }[] };
  return { status: reply.status, wait: reply.headers.get('retry-after'), ...body, fates: body.results?.map(({ status }) => status) };
};
const ready = async ({ url }: TestServer) => {
  const reply = await fetch(`${url}/readyz`);
  const body = (await reply.json()) as Problem;
  return { status: reply.status, mime: reply.headers.get('content-type'), failed: (body.faults ?? []).map(({ at }) => at), ...body };
};
const lives = async ({ url }: TestServer) => (await fetch(`${url}/healthz`)).status === 200;
const wordy = () =>
  anEvent(
    aResponse({
      answers: [
        { question: 'satisfaction', value: 3 },
        { question: 'why', value: 'x'.repeat(1000) },
      ],
    }),
  );

/** A disk of a few megabytes, where this account may make one. */
function smallDisk(): { at: string; release(): void } | string {
  const at = mkdtempSync(join(dir, 'disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', at], { stdio: 'pipe' });
  } catch (error) {
    return String((error as { stderr?: Buffer }).stderr ?? error).trim();
  }
  return { at, release: () => execFileSync('umount', ['-l', at]) };
}

test('a full disk is answered 503, takes nothing, loses nothing, and is forgotten when there is room', async (context) => {
  const disk = smallDisk();
  if (typeof disk === 'string') return context.skip(`a small disk cannot be mounted here: ${disk}`);
  const { at, release } = disk;
  try {
    const server = await startServer({ settings: { data: join(at, 'data'), minFreeDisk: 1, logLevel: 'silent' } });
    const acknowledged: EarshotEvent[] = [];
    const first = [wordy(), wordy()];
    expect((await post(server, first)).fates).toEqual(['stored', 'stored']);
    acknowledged.push(...first);
    expect(await ready(server)).toMatchObject({ status: 200, ready: true });

    const { bavail, bsize } = statfsSync(at);
    const filler = join(at, 'somebody-else');
    writeFileSync(filler, Buffer.alloc(bavail * bsize - 64 * 1024));
    let refused: Awaited<ReturnType<typeof post>> | undefined;
    for (let n = 0; n < 200 && !refused; n++) {
      const events = [wordy(), wordy()];
      const reply = await post(server, events);
      if (reply.status === 200) acknowledged.push(...events);
      else refused = reply;
    }
    expect(refused).toMatchObject({ status: 503, wait: '30', code: 'store.unavailable', detail: expect.stringMatching(/disk/) });
    const books = await server.ground.store.upkeep.books();
    expect([books.received, books.stored]).toEqual([acknowledged.length, acknowledged.length]);
    await vi.waitFor(async () => expect((await ready(server)).failed).toEqual(['write', 'disk']), { timeout: 10_000 });
    expect(await ready(server)).toMatchObject({ status: 503, mime: expect.stringContaining('problem+json'), code: 'server.not-ready' });
    expect(await lives(server)).toBe(true);
    expect((await server.ask('GET', '/v1/results?survey=parking-permit-done')).status).toBe(200);

    rmSync(filler);
    await vi.waitFor(async () => expect((await ready(server)).status).toBe(200), { timeout: 10_000 });
    expect((await post(server, [wordy()])).fates).toEqual(['stored']);
    for (let from = 0; from < acknowledged.length; from += 50)
      expect(new Set((await post(server, acknowledged.slice(from, from + 50))).fates)).toEqual(new Set(['duplicate']));
    expect(await server.ground.store.upkeep.countsEqualRebuild()).toBe(true);
    await server.close();
  } finally {
    release();
  }
}, 120_000);

test('a writer that is held up makes the server not ready, and answers come through again after', async () => {
  const data = join(dir, 'held');
  const server = await startServer({ settings: { data, minFreeDisk: 0, maxLagSeconds: 1, logLevel: 'silent' } });
  expect((await ready(server)).status).toBe(200);
  using other = new DatabaseSync(join(data, 'earshot.db'));
  other.exec('BEGIN IMMEDIATE');
  const event = wordy();
  const waiting = post(server, [event]);
  await vi.waitFor(async () => expect((await ready(server)).failed).toContain('lag'), { timeout: 10_000 });
  expect(await lives(server)).toBe(true);
  expect(await waiting).toMatchObject({ status: 503, wait: '30', code: 'store.unavailable' });
  other.exec('ROLLBACK');
  await vi.waitFor(async () => expect((await ready(server)).status).toBe(200), { timeout: 20_000 });
  expect((await post(server, [event])).fates).toEqual(['stored']);
  await server.close();
}, 60_000);

test('a store that has ended makes the server not ready, though it lives', async () => {
  const server = await startServer({ settings: { data: join(dir, 'ended'), minFreeDisk: 0, logLevel: 'silent' } });
  await server.ground.store.close();
  expect(await ready(server)).toMatchObject({ status: 503, failed: ['write'], detail: 'Not ready: write.' });
  expect(await lives(server)).toBe(true);
  await server.close();
}, 60_000);
