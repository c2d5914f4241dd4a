import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { answeringServer } from '../../test/answering-server.ts';
import { type Step, scriptedServer, until } from '../../test/scripted-server.ts';
import { createRecorder, isClosedError, isNotKeptError, isQueueFullError, isRefusedError, type Loss } from '../index.ts';
import { isOutboxLockedError, openOutbox } from './index.ts';

const key = 'sk_city_abc';
const score = { measure: 'csat.top2', value: 5, service: 'parking-permit', channel: 'phone' } as const;
const rows = (count: number, from = 0) => Array.from({ length: count }, (_, row) => `row-${from + row}`);
const down: Step = { status: 503, headers: { 'retry-after': '600' } };
const failure = (promise: Promise<unknown>) => promise.catch((thrown: unknown) => thrown);

async function folder() {
  const root = await mkdtemp(join(tmpdir(), 'earshot-outbox-'));
  return { dir: join(root, 'outbox'), [Symbol.asyncDispose]: () => rm(root, { recursive: true, force: true }) };
}
const pieces = async (dir: string) => (await readdir(dir)).filter((name) => name.endsWith('.events'));

test('what is recorded is kept while the server is down, sent in order by the next process, and leaves the disk', async () => {
  await using at = await folder();
  await using server = await scriptedServer([down]);
  const first = createRecorder({ url: server.url, key, outbox: await openOutbox(at) });
  for (const id of rows(120)) expect(await first.scores.record(score, { id })).toMatchObject({ id, status: 'kept' });
  expect(await first.close()).toBe(120);
  expect(server.stored.size).toBe(0);

  const second = createRecorder({ url: server.url, key, outbox: await openOutbox(at) });
  await second.scores.record(score, { id: 'row-120' });
  expect(await second.flush()).toBe(0);
  expect([...server.stored.keys()]).toEqual(rows(121));
  expect(await pieces(at.dir)).toEqual([]);
  expect(await second.close()).toBe(0);
});

test('what the server says of a kept event can be waited for', async () => {
  await using at = await folder();
  await using server = await scriptedServer();
  const losses: Loss[] = [];
  const client = createRecorder({ url: server.url, key, outbox: await openOutbox(at), onLost: (loss) => losses.push(loss) });
  const kept = await client.scores.record(score, { id: 'one' });
  expect(await kept.sent).toEqual({ id: 'one', status: 'stored' });
  const changed = await client.scores.record({ ...score, value: 1 }, { id: 'one' });
  const error = await failure(changed.sent!);
  expect(isRefusedError(error) && error.code).toBe('conflict');
  expect([client.lost.rejected, losses.map(({ id, reason }) => [id, reason])]).toEqual([1, [['one', 'rejected']]]);
  await client.close();
});

test('many at once share one write and one request', async () => {
  await using at = await folder();
  await using server = await scriptedServer();
  const client = createRecorder({ url: server.url, key, outbox: await openOutbox(at) });
  await Promise.all(rows(250).map((id) => client.scores.record(score, { id })));
  await client.close();
  expect(server.requests.map(({ body }) => JSON.parse(body).length)).toEqual([100, 100, 50]);
  expect([...server.stored.keys()]).toEqual(rows(250));
});

test('a process that is killed loses nothing that it was told is kept, and nothing counts twice', async () => {
  await using at = await folder();
  await using server = await scriptedServer(Array<Step>(3).fill({ status: 503, headers: { 'retry-after': '0' } }));
  const kept: string[] = [];
  // The first dies while the server is down, the second amid sending, the third after a reply was lost.
  for (const name of ['a', 'b', 'c']) {
    if (name === 'c') server.steps.push('take-then-cut');
    const child = spawn(process.execPath, [
      '--conditions=@earshot/source',
      fileURLToPath(new URL('../../test/outbox-child.ts', import.meta.url)),
      server.url,
      at.dir,
      name,
    ]);
    let said = '';
    let wrong = '';
    child.stdout.on('data', (part) => {
      said += part;
    });
    child.stderr.on('data', (part) => {
      wrong += part;
    });
    const many = name === 'a' ? 40 : 300;
    await until(() => said.split('\n').length > many || child.exitCode !== null);
    expect(child.exitCode, wrong).toBeNull();
    child.kill('SIGKILL');
    await once(child, 'close');
    kept.push(...said.split('\n').slice(1, -1));
  }
  const rest = createRecorder({ url: server.url, key, outbox: await openOutbox(at) });
  // The reply that is lost may be one of these.
  await until(async () => (await rest.flush()) === 0);
  await rest.close();
  const stored = [...server.stored.keys()];
  expect(kept.length).toBeGreaterThanOrEqual(600);
  expect(kept.filter((id) => !server.stored.has(id))).toEqual([]);
  // An event may be on disk whose process died before it said so: one in a process at most, as it records one after the other.
  expect(stored.length - kept.length).toBeLessThanOrEqual(3);
  expect(stored).toEqual(stored.toSorted());
});

test('a folder holds no more bytes than it may, and has room again once the server took them', async () => {
  await using at = await folder();
  await using server = await scriptedServer([down]);
  const maxBytes = 20_000;
  const first = createRecorder({ url: server.url, key, outbox: await openOutbox({ ...at, maxBytes }) });
  const errors: unknown[] = [];
  for (const id of rows(100)) errors.push(await failure(first.scores.record(score, { id })));
  const full = errors.filter(isQueueFullError).length;
  expect(full).toBeGreaterThan(0);
  expect(first.lost['queue-full']).toBe(full);
  let bytes = 0;
  for (const name of await pieces(at.dir)) bytes += (await stat(join(at.dir, name))).size;
  expect(bytes).toBeLessThanOrEqual(maxBytes);
  expect(await first.close()).toBe(100 - full);

  const second = createRecorder({ url: server.url, key, outbox: await openOutbox({ ...at, maxBytes }) });
  expect(await second.flush()).toBe(0);
  expect((await second.scores.record(score)).status).toBe('kept');
  await second.close();
  expect(server.stored.size).toBe(100 - full + 1);
});

test('a last line that was being written is passed over, and one that was spoiled is counted', async () => {
  await using at = await folder();
  await using server = await scriptedServer([down]);
  const first = createRecorder({ url: server.url, key, outbox: await openOutbox(at) });
  for (const id of rows(3)) await first.scores.record(score, { id });
  await first.close();
  const [name] = await pieces(at.dir);
  const path = join(at.dir, name!);
  const lines = (await readFile(path, 'utf8')).split('\n');
  await writeFile(path, [lines[0], '\0'.repeat(lines[1]!.length), lines[2], ''].join('\n'));
  await appendFile(path, '4 {"specversion":"1.0","id":"row-');

  const second = createRecorder({ url: server.url, key, outbox: await openOutbox(at) });
  await second.scores.record(score, { id: 'row-3' });
  await second.close();
  expect([...server.stored.keys()]).toEqual(['row-0', 'row-2', 'row-3']);
  expect(second.lost.damaged).toBe(1);
});

test('one process has a folder; another waits for it, and is refused when it waited in vain', async () => {
  await using at = await folder();
  await using server = await scriptedServer();
  const first = createRecorder({ url: server.url, key, outbox: await openOutbox(at) });
  expect(isOutboxLockedError(await failure(openOutbox({ ...at, patience: 0 })))).toBe(true);
  const next = openOutbox(at);
  await first.close();
  const second = createRecorder({ url: server.url, key, outbox: await next });
  await second.scores.record(score);
  expect(await second.close()).toBe(0);
  expect(isClosedError(await failure(second.scores.record(score)))).toBe(true);
});

test('an outbox serves one client', async () => {
  await using at = await folder();
  const outbox = await openOutbox(at);
  const first = createRecorder({ url: 'http://localhost:1', key, outbox });
  expect(() => createRecorder({ url: 'http://localhost:1', key, outbox })).toThrow(TypeError);
  await first.close();
});

test.runIf(process.platform !== 'win32')('nobody else on the machine can read it', async () => {
  await using at = await folder();
  await using server = await scriptedServer([down]);
  const client = createRecorder({ url: server.url, key, outbox: await openOutbox(at) });
  await client.scores.record(score);
  await client.close();
  expect((await stat(at.dir)).mode & 0o777).toBe(0o700);
  for (const name of await readdir(at.dir)) expect([name, (await stat(join(at.dir, name))).mode & 0o777]).toEqual([name, 0o600]);
});

test('what cannot be written is not kept, and says so', async () => {
  await using at = await folder();
  const client = createRecorder({ url: 'http://localhost:1', key, outbox: await openOutbox(at) });
  await rm(at.dir, { recursive: true });
  expect(isNotKeptError(await failure(client.scores.record(score)))).toBe(true);
  expect(client.lost['not-kept']).toBe(1);
  await mkdir(at.dir);
  expect((await client.scores.record(score)).status).toBe('kept');
  await client.close();
});

test('an event that no server takes is given up alone; a key that is refused gives up nothing', async () => {
  await using at = await folder();
  const problem = (status: number, code: string) => JSON.stringify({ status, code, detail: 'No.' });
  let locked = true;
  const stored: string[] = [];
  await using server = await answeringServer((reply, { body }) => {
    reply.setHeader('content-type', 'application/json');
    const ids = (JSON.parse(body) as { id: string }[]).map(({ id }) => id);
    if (locked) return void reply.writeHead(401).end(problem(401, 'key.unknown'));
    if (ids.includes('row-7')) return void reply.writeHead(413).end(problem(413, 'request.too-large'));
    stored.push(...ids);
    reply.end(JSON.stringify({ results: ids.map((id) => ({ id, status: 'stored' })) }));
  });
  const troubles: unknown[] = [];
  const onTrouble = (error: unknown, waiting: number) => troubles.push([isRefusedError(error) && error.code, waiting]);
  const client = createRecorder({ url: server.url, key, outbox: await openOutbox({ ...at, onTrouble }) });
  await Promise.all(rows(20).map((id) => client.scores.record(score, { id })));
  expect(await client.flush()).toBe(20);
  expect(troubles.at(-1)).toEqual(['key.unknown', 20]);
  locked = false;
  expect(await client.flush()).toBe(0);
  expect(stored).toEqual(rows(20).filter((id) => id !== 'row-7'));
  expect([client.lost.refused, client.lost.rejected]).toEqual([1, 0]);
  await client.close();
});
