import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { callThread } from './call.ts';

const thread = (body: string) =>
  new Worker(`const { parentPort } = require('node:worker_threads'); parentPort.on('message', ({ id }) => { ${body} });`, { eval: true });

describe('a thread that is called', () => {
  it('refuses all that waits, and whatever comes after, once it has died', async () => {
    const remote = callThread<{ any: { thing(): Promise<void> } }>(thread("throw new Error('out of memory')"));
    const waiting = [remote.nouns.any.thing(), remote.nouns.any.thing()];
    for (const outcome of await Promise.allSettled(waiting))
      expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'server.failed' } });
    expect(remote.alive()).toBe(false);
    await expect(remote.nouns.any.thing()).rejects.toMatchObject({ code: 'server.failed' });
  });

  it('gives back our own errors with code, faults and time to wait', async () => {
    const wire = { code: 'server.busy', message: 'Later', faults: [{ at: 'x', message: 'y' }], retryAfter: 3 };
    const remote = callThread<{ any: { thing(): Promise<void> } }>(
      thread(`parentPort.postMessage({ id, error: ${JSON.stringify(wire)} });`),
    );
    await expect(remote.nouns.any.thing()).rejects.toMatchObject({ name: 'EarshotError', ...wire });
    await remote.end();
  });
});
