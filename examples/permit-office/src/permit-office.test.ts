import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRecorder } from '@earshot/sdk';
import { openOutbox } from '@earshot/sdk/outbox';
import { createTestServer } from '@earshot/sdk/testing';
import { aSurvey, startServer } from '@earshot/testing';
import { expect, test } from 'vitest';
import { expressApp } from './express-app.ts';
import { fastifyApp } from './fastify-app.ts';
import { outcomeRoute, statusRoute, submitRoute } from './next-routes.ts';
import { createOffice, type Mail, type Office } from './office.ts';

/** Asks a running office and answers its status and body. */
type Ask = (method: 'POST' | 'PUT', path: string, body: object) => Promise<Response>;

const frameworks: Record<string, (office: Office) => Promise<{ ask: Ask; close(): Promise<unknown> }>> = {
  async Fastify(office) {
    const app = fastifyApp(office);
    const url = await app.listen({ port: 0, host: '127.0.0.1' });
    return { ask: over(url), close: () => app.close() };
  },
  async Express(office) {
    const server = expressApp(office).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const close = async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    };
    return { ask: over(`http://127.0.0.1:${(server.address() as AddressInfo).port}`), close };
  },
  async 'route handlers as Next calls them'(office) {
    const ask: Ask = async (method, path, body) => {
      const request = new Request(new URL(path, 'https://permits.example'), { method, body: JSON.stringify(body) });
      const [, , reference = '', last] = path.split('/');
      const at = { params: Promise.resolve({ reference }) };
      if (last === 'status') return statusRoute(office)(request, at);
      return last === 'outcome' ? outcomeRoute(office)(request, at) : submitRoute(office)(request);
    };
    return { ask, close: async () => {} };
  },
};
const over =
  (url: string): Ask =>
  (method, path, body) =>
    fetch(url + path, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

test.each(Object.entries(frameworks))('%s: the life of a permit is told, and the letter asks with a token', async (_, start) => {
  const server = createTestServer({ services: ['parking-permit'] });
  const mails: Mail[] = [];
  const earshot = createRecorder({ url: server.url, key: server.key, fetch: server.fetch });
  const survey = 'https://feedback.example/s/test-city/parking-permit-done';
  const office = createOffice({ earshot, survey, send: async (mail) => void mails.push(mail) });
  const { ask, close } = await start(office);

  const submitted = await ask('POST', '/permits', { email: 'ada@example.org', language: 'en' });
  expect(submitted.status).toBe(201);
  const { reference } = (await submitted.json()) as { reference: string };
  // A restart of the server in between is nobody's business here.
  server.fail(503);
  expect((await ask('PUT', `/permits/${reference}/status`, { status: 'in-review' })).status).toBe(204);
  expect((await ask('PUT', `/permits/${reference}/outcome`, { outcome: 'granted' })).status).toBe(204);
  expect((await ask('PUT', '/permits/PP-NONE/outcome', { outcome: 'granted' })).status).toBe(404);
  await close();

  const told = server.received('earshot.touchpoint.recorded').map(({ data }) => data);
  expect(told.map(({ kind }) => kind)).toEqual(['request.submitted', 'status.changed', 'service.completed']);
  expect(new Set(told.map((touchpoint) => touchpoint.reference))).toEqual(new Set([reference]));
  expect(told[1]).toMatchObject({ details: { status: 'in-review', from: 'submitted' } });
  expect(mails).toHaveLength(1);
  expect(mails[0]?.to).toBe('ada@example.org');
  expect(mails[0]?.text).toMatch(/https:\/\/feedback\.example\/s\/test-city\/parking-permit-done\?lang=en&t=test-city\.\w+/);
  expect(mails[0]?.text).not.toContain('ada@');
});

test('the link of the letter opens the survey of a real server, which knows the request', async () => {
  const [satisfaction] = aSurvey().questions;
  const server = await startServer({ surveys: [aSurvey({ questions: [satisfaction] })] });
  const mails: Mail[] = [];
  const earshot = createRecorder({ url: server.url, key: server.secretKey });
  const survey = `${server.url}/s/${server.agency}/parking-permit-done`;
  const office = createOffice({ earshot, survey, send: async (mail) => void mails.push(mail) });
  const reference = await office.submit({ email: 'ada@example.org', language: 'en' });
  await office.complete(reference, 'granted');
  const page = await fetch(/https?:\S+/.exec(mails[0]!.text)![0]);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain(reference);
  await server.close();
});

test('the letter does not wait for a server that is down, and what happened is told when it is back', async () => {
  const server = createTestServer();
  server.fail('unreachable', 100);
  const root = await mkdtemp(join(tmpdir(), 'earshot-permits-'));
  const mails: Mail[] = [];
  const open = async () =>
    createRecorder({ url: server.url, key: server.key, fetch: server.fetch, outbox: await openOutbox({ dir: join(root, 'outbox') }) });
  const earshot = await open();
  const office = createOffice({ earshot, survey: 'https://feedback.example/s/c/s', send: async (mail) => void mails.push(mail) });
  const reference = await office.submit({ email: 'ada@example.org', language: 'en' });
  await office.complete(reference, 'refused');
  expect(mails[0]?.text).toMatch(/\?lang=en\n/);
  expect(await earshot.close()).toBe(2);
  server.reset();
  const next = await open();
  expect(await next.close()).toBe(0);
  expect(server.received('earshot.touchpoint.recorded').map(({ data }) => data.kind)).toEqual(['request.submitted', 'service.completed']);
  await rm(root, { recursive: true });
});

test.each(['fastify', 'express'])('the whole program with %s tells after a restart what it could not tell before', async (kind) => {
  await using server = createTestServer();
  const EARSHOT_URL = await server.listen();
  const root = await mkdtemp(join(tmpdir(), 'earshot-permits-'));
  const env = { ...process.env, EARSHOT_URL, EARSHOT_KEY: server.key, SURVEY: 'https://feedback.example/s/c/s', PORT: '0', OUTBOX: root };
  const start = async () => {
    const args = ['--conditions=@earshot/source', fileURLToPath(new URL('./main.ts', import.meta.url)), kind];
    const program = spawn(process.execPath, args, { env });
    let said = '';
    for (const stream of [program.stdout, program.stderr])
      stream.on('data', (part) => {
        said += part;
      });
    while (!said.includes('listening') && program.exitCode === null) await new Promise((next) => setTimeout(next, 20));
    const stop = async () => {
      program.kill('SIGTERM');
      await once(program, 'close');
      return said;
    };
    return { ask: over(/http:\S+/.exec(said)?.[0] ?? said), stop };
  };
  server.fail(503, 100, { retryAfter: 600 });
  const first = await start();
  expect((await first.ask('POST', '/permits', { email: 'ada@example.org', language: 'en' })).status).toBe(201);
  expect(await first.stop()).toContain('1 events are sent when the office is started again');
  server.reset();
  const second = await start();
  await second.stop();
  expect(server.received('earshot.touchpoint.recorded').map(({ data }) => data.kind)).toEqual(['request.submitted']);
  await rm(root, { recursive: true });
});
