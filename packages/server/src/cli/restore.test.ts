import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { EarshotEvent } from '@earshot/model';
import { anEvent, aResponse, aSurvey } from '@earshot/testing';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { run } from './run.ts';

let dir = '';
let folders = 0;
let data = '';
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'earshot-restore-'));
});
beforeEach(() => {
  folders += 1;
  data = join(dir, `data-${folders}`);
});
afterAll(() => rm(dir, { recursive: true, force: true }));

/** The command as somebody runs it, in this process. */
function start(args: readonly string[], secret = '') {
  const out: string[] = [];
  const err: string[] = [];
  const stop = new AbortController();
  const terminal = {
    out: (line: string) => void out.push(line),
    err: (line: string) => void err.push(line),
    env: {},
    secret: async () => secret,
    stop: stop.signal,
  };
  return { out, err, stop: () => stop.abort(), ended: run(args, terminal) };
}
async function earshot<T = Record<string, unknown>>(args: string, on = data, secret = '') {
  const { out, err, ended } = start([...args.split(' '), '--data', on, '--json'], secret);
  const code = await ended;
  return { code, err: err.join('\n'), json: JSON.parse(out[0] ?? 'null') as T };
}
async function serving(on = data) {
  const running = start(['serve', '--data', on, '--port', '0', '--log-level', 'silent', '--json']);
  await vi.waitFor(() => expect(running.out).toHaveLength(1), { timeout: 50_000 });
  const { url } = JSON.parse(running.out[0] ?? '') as { url: string };
  const close = async () => {
    running.stop();
    expect(await running.ended).toBe(0);
  };
  return { url, close };
}
const send = async (url: string, key: string, events: readonly EarshotEvent[]) => {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/cloudevents-batch+json' };
  const reply = await fetch(`${url}/v1/events`, { method: 'POST', headers, body: JSON.stringify(events) });
  return ((await reply.json()) as { results: { status: string }[] }).results.map(({ status }) => status);
};
/** An agency with a survey and a key, as its first day goes. */
async function furnish(): Promise<string> {
  const made = await earshot<{ key: string }>('key create --agency port-ellery --site main --kind secret --scope events,results');
  const file = join(dir, 'survey.json');
  await writeFile(file, JSON.stringify(aSurvey()));
  await earshot(`survey publish ${file}`);
  return made.json.key;
}

it('brings back all that was acknowledged before the backup, after the folder was lost', async () => {
  const key = await furnish();
  const password = 'a harbour at low tide';
  await earshot('user add ana@city.gov --name Ana --role admin', data, password);
  const first = await serving();
  const signIn = { method: 'POST', headers: { 'content-type': 'application/json', origin: first.url } };
  const signedIn = await fetch(`${first.url}/v1/session`, { ...signIn, body: JSON.stringify({ email: 'ana@city.gov', password }) });
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  expect((await fetch(`${first.url}/v1/session`, { headers: { cookie } })).status).toBe(200);

  const acknowledged: EarshotEvent[] = [];
  let going = true;
  const lanes = Array.from({ length: 4 }, async () => {
    while (going) {
      const answer = aResponse({
        answers: [
          { question: 'satisfaction', value: 1 + (acknowledged.length % 5) },
          { question: 'why', value: 'The wait' },
        ],
      });
      const events = [anEvent(answer), anEvent()];
      expect(await send(first.url, key, events)).toEqual(['stored', 'stored']);
      acknowledged.push(...events);
    }
  });
  await vi.waitFor(() => expect(acknowledged.length).toBeGreaterThan(100), { timeout: 60_000 });
  const before = acknowledged.slice();
  const copy = join(dir, 'copy.db');
  expect((await earshot(`backup ${copy}`)).code).toBe(0);
  going = false;
  await Promise.all(lanes);
  await first.close();
  expect((await stat(copy)).mode & 0o077).toBe(0);
  const secret = await readFile(join(data, 'secret.key'));
  await rm(data, { recursive: true });

  const restored = await earshot<{ responses: number; hasSecret: boolean }>(`restore ${copy}`);
  expect(restored).toMatchObject({
    code: 0,
    json: { data, rollupEqualsRebuild: true, hasSecret: false, setAside: null, newestDay: expect.stringMatching(/^20\d\d-\d\d-\d\d$/) },
  });
  expect(restored.err).toContain('secret.key is in no backup');
  expect(restored.json.responses).toBeGreaterThanOrEqual(before.length);
  expect((await readdir(data)).sort()).toEqual(['earshot.db', 'earshot.lock']);
  expect((await stat(data)).mode & 0o777).toBe(0o700);
  await writeFile(join(data, 'secret.key'), secret, { mode: 0o600 });

  const second = await serving();
  for (let at = 0; at < before.length; at += 50)
    expect(new Set(await send(second.url, key, before.slice(at, at + 50)))).toEqual(new Set(['duplicate']));
  // What came between the copy and the loss is taken when it is sent again.
  for (let at = before.length; at < acknowledged.length; at += 50)
    for (const status of await send(second.url, key, acknowledged.slice(at, at + 50))) expect(['stored', 'duplicate']).toContain(status);
  expect((await fetch(`${second.url}/v1/session`, { headers: { cookie } })).status).toBe(401);
  const { json: books } = await earshot<Record<string, number>>('doctor');
  expect(books).toMatchObject({ responses: acknowledged.length, rollupEqualsRebuild: true });
  expect(books.received).toBe(books.stored! + books.superseded! + books.duplicate! + books.rejected! + books.quarantined!);
  await second.close();
}, 240_000);

it('writes over nothing: data that is there is kept aside when asked, and stays whole', async () => {
  const key = await furnish();
  const first = await serving();
  await send(first.url, key, [anEvent()]);
  const copy = join(dir, 'one.db');
  await earshot(`backup ${copy}`);
  await send(first.url, key, [anEvent()]);
  expect(await earshot(`restore ${copy} --force`)).toMatchObject({ code: 1, err: expect.stringContaining('store.locked') });
  await first.close();
  expect(await earshot(`restore ${copy}`)).toMatchObject({ code: 1, err: expect.stringContaining('holds data already') });

  const { json } = await earshot<{ responses: number; setAside: string }>(`restore ${copy} --force`);
  expect(json.responses).toBe(1);
  expect((await earshot('doctor')).json).toMatchObject({ responses: 1 });
  const again = join(dir, 'again');
  expect((await earshot(`restore ${json.setAside}`, again)).json).toMatchObject({ responses: 2, rollupEqualsRebuild: true });
}, 240_000);

it('takes nothing but a sound copy of a schema it knows, and leaves no half of it', async () => {
  await furnish();
  const copy = join(dir, 'sound.db');
  await earshot(`backup ${copy}`);
  const bytes = await readFile(copy);
  const spoiled = async (name: string, change: (file: string) => unknown) => {
    const file = join(dir, name);
    await writeFile(file, bytes);
    await change(file);
    const refused = await earshot(`restore ${file}`, join(dir, `for-${name}`));
    expect(refused.code, name).toBe(1);
    expect(
      (await readdir(join(dir, `for-${name}`)).catch(() => [])).filter((each) => each.startsWith('earshot.db')),
      name,
    ).toEqual([]);
    return refused.err;
  };
  const damage = async (file: string) => {
    const page = bytes.indexOf('parking-permit-done');
    await writeFile(
      file,
      Buffer.concat([bytes.subarray(0, page - (page % 4096)), Buffer.alloc(4096, 7), bytes.subarray(page - (page % 4096) + 4096)]),
    );
  };
  const change = (sql: string) => (file: string) => {
    using db = new DatabaseSync(file);
    db.exec(sql);
  };
  expect(await spoiled('cut.db', (file) => writeFile(file, bytes.subarray(0, bytes.length - 8192)))).toMatch(/damaged|cannot be read/);
  expect(await spoiled('damaged.db', damage)).toMatch(/damaged|cannot be read/);
  expect(await spoiled('text.db', (file) => writeFile(file, 'SELECT 1'))).toContain('no SQLite database');
  expect(await spoiled('other.db', change('drop table response'))).toContain('not one of Earshot');
  expect(await spoiled('newer.db', change("insert into schema_version values (99, 98, 'x', 0)"))).toContain('store.newer-schema');
  expect(await spoiled('used.db', (file) => writeFile(`${file}-wal`, 'x'))).toContain('in use');
  expect((await earshot(`restore ${join(dir, 'nowhere.db')}`)).err).toContain('is no file');
}, 240_000);
