import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeSetupToken } from '../access/setup.ts';
import { type Serving, serve } from '../serve.ts';

/** Starting a real server takes its time on a busy machine. */
const SLOW = 60_000;

let data = '';
let serving: Serving;
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'earshot-setup-'));
  serving = await serve({ data, port: 0, logLevel: 'silent' });
}, SLOW);
afterEach(async () => {
  await serving.close();
  await rm(data, { recursive: true });
}, SLOW);

const account = {
  agency: { id: 'port-ellery', name: 'Port Ellery', timeZone: 'Europe/London', language: 'en' },
  email: 'Ana@port-ellery.example',
  name: 'Ana',
  password: 'a harbour at low tide',
};
const setUp = (body: object, headers: Record<string, string> = {}) =>
  fetch(`${serving.url}/v1/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
const isOpen = async () => ((await (await fetch(`${serving.url}/v1/setup`)).json()) as { open: boolean }).open;

describe('the first account', () => {
  it('is made with the link of the console, once, and is signed in', async () => {
    expect(await isOpen()).toBe(false);
    const token = await makeSetupToken(data);
    expect(await isOpen()).toBe(true);
    const reply = await setUp({ token, ...account });
    expect(reply.status).toBe(201);
    expect(await reply.json()).toEqual({ user: { agency: 'port-ellery', email: 'ana@port-ellery.example', name: 'Ana', role: 'admin' } });
    const cookie = reply.headers.get('set-cookie')?.split(';')[0] ?? '';
    const session = await fetch(`${serving.url}/v1/session`, { headers: { cookie } });
    expect(await session.json()).toMatchObject({ agency: { id: 'port-ellery', name: { en: 'Port Ellery' }, timeZone: 'Europe/London' } });
    expect(await isOpen()).toBe(false);
    expect((await setUp({ token, ...account })).status).toBe(403);
  });

  it('keeps what is known of an agency that is there already', async () => {
    const known = {
      id: 'port-ellery',
      name: { cy: 'Porth Eleri' },
      timeZone: 'UTC',
      language: 'cy',
      services: [],
      holidays: ['2026-12-25'],
    };
    await serving.context.store.agencies.put({ ...known, queues: [{ id: 'permits', name: { en: 'Permits' } }], contact: [] });
    await setUp({ token: await makeSetupToken(data), ...account });
    expect(await serving.context.store.agencies.get('port-ellery')).toMatchObject({
      name: { cy: 'Porth Eleri', en: 'Port Ellery' },
      timeZone: 'Europe/London',
      queues: [{ id: 'permits' }],
      holidays: ['2026-12-25'],
    });
  });

  it('is refused without the token, with a weak password, from another page; the link stays good', async () => {
    const token = await makeSetupToken(data);
    expect((await setUp({ token: 'guessed', ...account })).status).toBe(403);
    expect(await (await setUp({ token, ...account, password: 'short' })).json()).toMatchObject({ faults: [{ at: 'password' }] });
    expect(await (await setUp({ token, ...account, agency: { ...account.agency, timeZone: 'Mars/Base' } })).json()).toMatchObject({
      faults: [{ at: 'agency.timeZone' }],
    });
    expect((await setUp({ token, ...account }, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await setUp({ token, ...account })).status).toBe(201);
  });
});
