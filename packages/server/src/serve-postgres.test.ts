import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Agency, Survey } from '@earshot/model';
import { type Cluster, noPostgres, sharedCluster, startCluster } from '@earshot/testing/postgres';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { permitSurvey, saved } from '../test/ground.ts';
import { run } from './cli/run.ts';
import { hashKey, makeKey } from './keys.ts';
import { type Serving, serve } from './serve.ts';

const aKey = async ({ context }: Serving, scopes: ('events' | 'results')[] = ['events', 'results']) => {
  const key = makeKey('city', 'secret');
  const { id } = await context.store.sites.addKey({
    agency: 'city',
    site: 'www',
    kind: 'secret',
    origins: [],
    scopes,
    app: false,
    hash: hashKey(key),
    createdAt: 0,
  });
  return { id, key };
};
const furnish = async (serving: Serving) => {
  await serving.context.store.agencies.put(Agency.parse({ id: 'city', name: { en: 'C' }, timeZone: 'UTC' }));
  await serving.context.store.surveys.publish('city', Survey.parse(permitSurvey), 'first', Date.now());
  return aKey(serving);
};
const send = (url: string, key: string, events: unknown[]) =>
  fetch(`${url}/v1/events`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/cloudevents-batch+json' },
    body: JSON.stringify(events),
  });
const statuses = async (reply: Response) => ((await reply.json()) as { results: { status: string }[] }).results.map(({ status }) => status);
const now = () => new Date().toISOString();

describe.skipIf(noPostgres)('two servers on one database', () => {
  let cluster: Cluster;
  let databaseUrl: string;
  let dirs: string[];
  let one: Serving;
  let two: Serving;
  let key: string;
  const start = async (url = databaseUrl) => {
    const data = mkdtempSync(join(tmpdir(), 'earshot-serve-pg-'));
    dirs.push(data);
    return serve({ data, databaseUrl: url, port: 0, logLevel: 'silent', shutdownSeconds: 1 });
  };
  beforeAll(async () => {
    cluster = await sharedCluster();
    databaseUrl = await cluster.createDatabase();
    dirs = [];
    [one, two] = await Promise.all([start(), start()]);
    ({ key } = await furnish(one));
  });
  afterAll(async () => {
    await one.close();
    await two.close();
    await cluster.dropDatabase(databaseUrl);
    for (const dir of dirs) rmSync(dir, { recursive: true, force: true });
  });

  it('take one event once, whichever it reaches', async () => {
    const event = saved(undefined, {}, { time: now() });
    expect(await statuses(await send(one.url, key, [event]))).toEqual(['stored']);
    expect(await statuses(await send(two.url, key, [event]))).toEqual(['duplicate']);
    expect(readdirSync(dirs[0]!)).not.toContain('earshot.db');
    expect((await fetch(`${two.url}/readyz`)).status).toBe(200);
  });

  it('show on one what the other took, as it happens', async () => {
    const ending = new AbortController();
    const stream = await fetch(`${two.url}/v1/live`, { headers: { authorization: `Bearer ${key}` }, signal: ending.signal });
    let heard = '';
    const reading = (async () => {
      for await (const chunk of stream.body!.pipeThrough(new TextDecoderStream())) heard += chunk;
    })().catch(() => {});
    await vi.waitFor(() => expect(heard).toContain('event: hello'));
    await send(one.url, key, [saved(undefined, {}, { time: now() })]);
    await vi.waitFor(() => expect(heard).toMatch(/event: counts\ndata: .*permit-done/), { timeout: 5_000 });
    ending.abort();
    await reading;
  });

  it('refuse on one the key that was revoked on the other', async () => {
    const passing = await aKey(one);
    expect((await send(two.url, passing.key, [saved(undefined, {}, { time: now() })])).status).toBe(200);
    await one.context.store.sites.revokeKey('city', passing.id, Date.now());
    await vi.waitFor(async () => expect((await send(two.url, passing.key, [saved(undefined, {}, { time: now() })])).status).toBe(401), {
      timeout: 10_000,
    });
  });

  it('are commanded through the database', async () => {
    const out: string[] = [];
    const err: string[] = [];
    const terminal = {
      out: (line: string) => void out.push(line),
      err: (line: string) => void err.push(line),
      env: { EARSHOT_DATABASE_URL: databaseUrl },
      secret: async () => '',
      stop: AbortSignal.timeout(30_000),
    };
    expect(
      await run(['key', 'create', '--site', 'app', '--kind', 'secret', '--scope', 'events', '--agency', 'city', '--json'], terminal),
    ).toBe(0);
    const made = JSON.parse(out[0]!) as { key: string };
    expect((await send(two.url, made.key, [saved(undefined, {}, { time: now() })])).status).toBe(200);
    expect(await run(['rebuild', '--database-url', databaseUrl, '--json'], terminal)).toBe(0);
    expect(await run(['doctor', '--json'], terminal)).toBe(0);
    expect(JSON.parse(out[2]!)).toMatchObject({
      rollupEqualsRebuild: true,
      checks: expect.arrayContaining([expect.objectContaining({ ok: true })]),
    });
    expect(await run(['backup', '/nowhere/x.db', '--json'], terminal)).toBe(1);
    expect(err.join()).not.toContain(databaseUrl);
  });

  it('never say the password', async () => {
    for (const wrong of ['postgres://ana:s3cret@localhost:1/none', 'mysql://ana:s3cret@localhost/none', 's3cret']) {
      const said = await start(wrong).then(String, (error: Error) => JSON.stringify([error.message, error.stack]));
      expect(said).not.toContain('s3cret');
      expect(said).toMatch(/localhost:1|postgres:\/\/user/);
    }
  });
});

describe.skipIf(noPostgres)('a server whose database crashes', () => {
  it('answers 503 with a time to come back, then goes on by itself, and has lost nothing', async () => {
    const cluster = await startCluster();
    const data = mkdtempSync(join(tmpdir(), 'earshot-serve-pg-'));
    const serving = await serve({ data, databaseUrl: await cluster.createDatabase(), port: 0, logLevel: 'silent', shutdownSeconds: 1 });
    try {
      const { key } = await furnish(serving);
      const acknowledged: unknown[] = [];
      const refused: Response[] = [];
      let going = true;
      const lanes = Array.from({ length: 4 }, async () => {
        while (going) {
          const event = saved(undefined, {}, { time: now() });
          const reply = await send(serving.url, key, [event]);
          if (reply.status === 200) acknowledged.push(event);
          else refused.push(reply);
          await reply.arrayBuffer();
        }
      });
      await vi.waitFor(() => expect(acknowledged.length).toBeGreaterThan(50), { timeout: 30_000 });
      await cluster.crashAndRestart();
      const before = acknowledged.length;
      await vi.waitFor(() => expect(acknowledged.length).toBeGreaterThan(before + 50), { timeout: 30_000 });
      going = false;
      await Promise.all(lanes);
      expect(refused.length).toBeGreaterThan(0);
      for (const { status, headers } of refused) expect([status, Number(headers.get('retry-after')) > 0]).toEqual([503, true]);
      for (let at = 0; at < acknowledged.length; at += 100)
        expect(new Set(await statuses(await send(serving.url, key, acknowledged.slice(at, at + 100))))).toEqual(new Set(['duplicate']));
      expect(await serving.context.store.upkeep.countsEqualRebuild()).toBe(true);
    } finally {
      await serving.close();
      await cluster.stop();
      rmSync(data, { recursive: true, force: true });
    }
  }, 120_000);
});
