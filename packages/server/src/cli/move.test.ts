import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EarshotEvent } from '@earshot/model';
import { anEvent, aSurvey } from '@earshot/testing';
import { noPostgres, sharedCluster } from '@earshot/testing/postgres';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { run } from './run.ts';

if (noPostgres) console.log(`${noPostgres}: the drill on it is skipped`);

describe.skipIf(noPostgres)('an agency that moves to PostgreSQL', () => {
  let dir = '';
  const urls: string[] = [];
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), 'earshot-cli-move-'));
  });
  afterAll(async () => {
    const cluster = await sharedCluster();
    for (const url of urls) await cluster.dropDatabase(url);
    rmSync(dir, { recursive: true, force: true });
  });
  const database = async () => {
    const url = await (await sharedCluster()).createDatabase();
    urls.push(url);
    return url;
  };
  const start = (args: readonly string[], env: Record<string, string> = {}) => {
    const out: string[] = [];
    const err: string[] = [];
    const stop = new AbortController();
    const terminal = {
      out: (line: string) => void out.push(line),
      err: (line: string) => void err.push(line),
      env,
      secret: async () => '',
      stop: stop.signal,
    };
    return { out, err, stop: () => stop.abort(), ended: run(args, terminal) };
  };
  const earshot = async (args: string, env?: Record<string, string>) => {
    const { out, err, ended } = start([...args.split(' '), '--json'], env);
    const code = await ended;
    return { code, err: err.join('\n'), json: JSON.parse(out[0] ?? 'null') as Record<string, unknown> };
  };
  const serving = async (...flags: string[]) => {
    const running = start(['serve', '--port', '0', '--log-level', 'silent', '--json', ...flags]);
    await vi.waitFor(() => expect(running.out).toHaveLength(1), { timeout: 60_000 });
    const { url } = JSON.parse(running.out[0] ?? '') as { url: string };
    const close = async () => {
      running.stop();
      expect(await running.ended).toBe(0);
    };
    return { url, close };
  };
  const send = async (url: string, key: unknown, events: readonly EarshotEvent[]) => {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/cloudevents-batch+json' };
    const reply = await fetch(`${url}/v1/events`, { method: 'POST', headers, body: JSON.stringify(events) });
    return ((await reply.json()) as { results: { status: string }[] }).results.map(({ status }) => status);
  };

  it('loses nothing on the way there, nor when the database is lost and restored', async () => {
    const data = join(dir, 'data');
    const { json: made } = await earshot(`key create --agency port-ellery --site main --kind secret --scope events --data ${data}`);
    const file = join(dir, 'survey.json');
    writeFileSync(file, JSON.stringify(aSurvey()));
    await earshot(`survey publish ${file} --data ${data}`);
    const events = Array.from({ length: 20 }, () => anEvent());
    const first = await serving('--data', data);
    expect(new Set(await send(first.url, made.key, events))).toEqual(new Set(['stored']));
    const databaseUrl = await database();
    expect(await earshot(`move --data ${data} --database-url ${databaseUrl}`)).toMatchObject({
      code: 1,
      err: expect.stringContaining('store.locked'),
    });
    await first.close();
    expect((await earshot(`move --data ${data}`)).err).toContain('--database-url');
    const moved = await earshot(`move --data ${data}`, { EARSHOT_DATABASE_URL: databaseUrl });
    expect(moved).toMatchObject({ code: 0, json: { responses: 20, rollupEqualsRebuild: true, resumed: false } });

    const second = await serving('--data', data, '--database-url', databaseUrl);
    expect(new Set(await send(second.url, made.key, events))).toEqual(new Set(['duplicate']));
    expect(await send(second.url, made.key, [anEvent()])).toEqual(['stored']);
    const copy = join(dir, 'copy.dump');
    expect(await earshot(`backup ${copy} --database-url ${databaseUrl}`)).toMatchObject({ code: 0, json: { file: copy } });
    await second.close();

    const other = await database();
    const restored = await earshot(`restore ${copy} --database-url ${other}`);
    expect(restored).toMatchObject({ code: 0, json: { responses: 21, rollupEqualsRebuild: true, received: 41, duplicate: 20 } });
    expect((await earshot(`restore ${copy} --database-url ${other}`)).err).toContain('is not empty');
    expect((await earshot(`restore ${copy} --force --database-url ${other}`)).err).toContain('--force is for a folder');
    const third = await serving('--data', data, '--database-url', other);
    expect(new Set(await send(third.url, made.key, events))).toEqual(new Set(['duplicate']));
    await third.close();
    const doctor = await earshot(`doctor --data ${data} --database-url ${other}`);
    expect(doctor.json).toMatchObject({ responses: 21, rollupEqualsRebuild: true, received: 61 });
  }, 240_000);
});
