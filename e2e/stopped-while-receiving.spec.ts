import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { anAnswer, furnish } from './city.ts';
import { earshot, serve, tell } from './command.ts';
import type { Books } from './world.ts';

test.skip(({ browserName }) => browserName !== 'chromium', 'no browser takes part; once is enough');

let data = '';
test.beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'earshot-stop-'));
});
test.afterEach(() => rmSync(data, { recursive: true, force: true }));

test('SIGTERM in the middle of a flood ends with 0, and nothing acknowledged is lost', async () => {
  const { key, post, postAll } = await furnish(data);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    // So patient that it would not end within this story, had it to wait for somebody.
    const first = await serve(data, '--shutdown-seconds', '300');
    const watching = await fetch(`${first.url}/v1/live`, { headers: { authorization: `Bearer ${key}` } });
    expect(watching.status).toBe(200);
    const acknowledged: object[] = [];
    const fates = new Set<string | undefined>();
    let refusals = 0;
    let signalled = false;
    const lanes = Array.from({ length: 16 }, async () => {
      for (;;) {
        const event = anAnswer();
        try {
          const fate = await post(first.url, event);
          fates.add(fate);
          if (fate === 'stored') acknowledged.push(event);
        } catch {
          // Refused or cut: this one was not acknowledged, and the server has gone or is going.
          refusals++;
          return;
        }
        if (acknowledged.length >= 300 && !signalled) {
          signalled = true;
          first.child.kill(signal);
        }
      }
    });
    const [code] = (await once(first.child, 'exit')) as [number | null];
    await Promise.all(lanes);
    expect(code, signal).toBe(0);
    expect(refusals).toBe(16);
    // While it stops, a request is served whole or its connection refused: never a refusal that says nothing.
    expect(fates).toEqual(new Set(['stored']));
    // The stream ended as a stream ends, not as a connection that broke.
    expect(await watching.text()).toContain('event: hello');

    const second = await serve(data);
    expect(await postAll(second.url, acknowledged)).toEqual(new Set(['duplicate']));
    const books = await earshot<Books>(data, 'doctor');
    expect(books.responses).toBeGreaterThanOrEqual(acknowledged.length);
    expect(books.rollupEqualsRebuild).toBe(true);
    expect(books.received).toBe(books.stored + books.superseded + books.duplicate + books.rejected + books.quarantined);
    await second.stop();
  }
});

test('a request that never ends is cut after shutdownSeconds; a second signal does not wait for it', async () => {
  const { post } = await furnish(data);
  const hang = async (url: string) => {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname).on('error', () => {});
    await once(socket, 'connect');
    socket.write('POST /v1/events HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n[');
    // A request that came after it was answered, so this one has arrived too.
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    return socket;
  };
  const patient = await serve(data, '--shutdown-seconds', '1');
  expect(await post(patient.url, anAnswer())).toBe('stored');
  const cut = once(await hang(patient.url), 'close');
  patient.child.kill('SIGTERM');
  expect((await once(patient.child, 'exit'))[0]).toBe(0);
  await cut;

  const hasty = await serve(data, '--shutdown-seconds', '300');
  const held = await hang(hasty.url);
  hasty.child.kill('SIGTERM');
  await expect(async () => expect(await fetch(`${hasty.url}/healthz`).catch(() => 'refused')).toBe('refused')).toPass();
  hasty.child.kill('SIGTERM');
  expect((await once(hasty.child, 'exit'))[0]).toBe(130);
  held.destroy();
  expect((await tell<Books>('', data, 'doctor')).responses).toBe(1);
});
