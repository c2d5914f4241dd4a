import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Agency, Survey } from '@earshot/model';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { permitSurvey, saved } from '../test/ground.ts';
import { hashKey, makeKey } from './keys.ts';
import { type Serving, serve } from './serve.ts';

let data: string;
let open: Serving[];
const start = async (more = {}) => {
  const serving = await serve({ data, port: 0, logLevel: 'silent', ...more });
  open.push(serving);
  return serving;
};
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'earshot-serve-'));
  open = [];
});
afterEach(async () => {
  for (const serving of open) await serving.close();
  rmSync(data, { recursive: true, force: true });
});

const aKey = async ({ context }: Serving) => {
  const key = makeKey('city', 'secret');
  await context.store.agencies.put(Agency.parse({ id: 'city', name: { en: 'C' }, timeZone: 'UTC' }));
  await context.store.surveys.publish('city', Survey.parse(permitSurvey), 'first', Date.now());
  await context.store.sites.addKey({
    agency: 'city',
    site: 'www',
    kind: 'secret',
    origins: [],
    scopes: ['events'],
    app: false,
    hash: hashKey(key),
    createdAt: 0,
  });
  return key;
};
const send = (url: string, key: string, events: unknown[]) =>
  fetch(`${url}/v1/events`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/cloudevents-batch+json' },
    body: JSON.stringify(events),
  });

test('what was acknowledged is there after a restart, and is not counted again', async () => {
  const first = await start();
  const key = await aKey(first);
  const event = saved();
  expect(await (await send(first.url, key, [event])).json()).toMatchObject({ results: [{ status: 'stored' }] });
  await first.close();
  const second = await start();
  expect(await second.context.store.upkeep.responseCount('city')).toBe(1);
  expect(await (await send(second.url, key, [event])).json()).toMatchObject({ results: [{ status: 'duplicate' }] });
});

test('a second server on the same data is refused', async () => {
  await start();
  await expect(start()).rejects.toMatchObject({ code: 'store.locked' });
});

test('a port that is taken is named, and the data is free again', async () => {
  const first = await start();
  const port = Number(new URL(first.url).port);
  const other = mkdtempSync(join(tmpdir(), 'earshot-serve-'));
  await expect(start({ data: other, port })).rejects.toMatchObject({
    code: 'setting.invalid',
    message: expect.stringContaining(String(port)),
  });
  await start({ data: other });
  await open.pop()?.close();
  rmSync(other, { recursive: true, force: true });
});

test('the secret is for the server alone and the same after a restart', async () => {
  const first = await start();
  const key = first.context.secrets.keyFor('forms');
  expect(key.equals(first.context.secrets.keyFor('sessions'))).toBe(false);
  await first.close();
  expect(statSync(join(data, 'secret.key')).mode & 0o777).toBe(0o600);
  expect(Buffer.from(readFileSync(join(data, 'secret.key'), 'utf8'), 'base64').length).toBe(32);
  expect((await start()).context.secrets.keyFor('forms').equals(key)).toBe(true);
});

test('a request that never ends does not keep a stopping server', async () => {
  const serving = await start({ shutdownSeconds: 0 });
  const { hostname, port } = new URL(serving.url);
  const socket = connect(Number(port), hostname);
  const ended = new Promise((resolve) => socket.on('close', resolve).on('error', () => {}));
  socket.write('POST /v1/events HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n[');
  await new Promise((resolve) => socket.on('connect', resolve));
  await serving.close();
  await ended;
});

test('bytes that are no HTTP harm nobody', async () => {
  const serving = await start();
  const { hostname, port } = new URL(serving.url);
  const socket = connect(Number(port), hostname);
  const said = new Promise<string>((resolve) => socket.on('data', (bytes) => resolve(bytes.toString())));
  socket.write('\0\0\0\r\n\r\n');
  expect(await said).toContain('400');
  socket.destroy();
  expect((await fetch(`${serving.url}/healthz`)).status).toBe(200);
});

test('an https address without a trusted proxy is warned about', async () => {
  let lines = '';
  const write = (line: string) => {
    lines += line;
  };
  await start({ publicUrl: 'https://feedback.city.gov', logLevel: 'warn', logTo: { write } });
  expect(lines).toContain('trustedProxies');
});
