import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answeringServer } from '../test/answering-server.ts';
import { scriptedServer, until } from '../test/scripted-server.ts';
import { createClient, createRecorder, isBusyError, isClosedError, isNetworkError, isQueueFullError, isRefusedError } from './index.ts';
import { fitting, MOST_BYTES } from './lane.ts';

const score = { measure: 'csat.top2', value: 5, service: 'parking-permit', channel: 'phone' } as const;
const key = 'sk_city_abc';
const rows = (count: number) => Array.from({ length: count }, (_, row) => `row-${row}`);
const failure = (promise: Promise<unknown>) => promise.catch((thrown: unknown) => thrown);
const sizes = (server: { requests: { body: string }[] }) => server.requests.map(({ body }) => JSON.parse(body).length);

describe.concurrent('many records at once', () => {
  test('share requests of a hundred, and each promise gets the result of its own event', async () => {
    await using server = await scriptedServer();
    const client = createRecorder({ url: server.url, key });
    const results = await Promise.all(rows(250).map((id) => client.scores.record(score, { id })));
    expect(results.map(({ id }) => id)).toEqual(rows(250));
    expect(sizes(server)).toEqual([100, 100, 50]);
    expect(client.lost).toEqual(Object.fromEntries(Object.keys(client.lost).map((reason) => [reason, 0])));
  });

  test('made while a request is under way wait for it and share the next one', async () => {
    let letGo: (() => void) | undefined;
    await using server = await answeringServer((reply, { body }) => {
      const answer = () =>
        reply.end(JSON.stringify({ results: JSON.parse(body).map(({ id }: { id: string }) => ({ id, status: 'stored' })) }));
      if (server.asked.length > 1) answer();
      else letGo = answer;
    });
    const { scores, flush } = createRecorder({ url: server.url, key });
    const first = scores.record(score);
    await until(() => letGo);
    const more = rows(20).map((id) => scores.record(score, { id }));
    letGo!();
    await Promise.all([first, ...more]);
    expect(server.asked.map(({ body }) => JSON.parse(body).length)).toEqual([1, 20]);
    expect(await flush()).toBe(0);
  });

  test('stay under the bytes of one request', async () => {
    await using server = await scriptedServer();
    const client = createRecorder({ url: server.url, key });
    await Promise.all(rows(60).map((id) => client.scores.record({ ...score, reference: 'é'.repeat(5_000) }, { id })));
    expect(server.requests.length).toBeGreaterThan(2);
    for (const { bytes } of server.requests) expect(bytes).toBeLessThanOrEqual(MOST_BYTES);
    expect(server.stored.size).toBe(60);
  });

  test('of which one is rejected reject that one alone, and count it', async () => {
    await using server = await scriptedServer();
    const losses: unknown[] = [];
    const client = createRecorder({ url: server.url, key, onLost: ({ id, reason }) => losses.push([id, reason]) });
    await client.scores.record(score, { id: 'same' });
    const [good, bad] = await Promise.allSettled([
      client.scores.record(score),
      client.scores.record({ ...score, value: 1 }, { id: 'same' }),
    ]);
    expect(good.status).toBe('fulfilled');
    expect(bad.status === 'rejected' && isRefusedError(bad.reason) && bad.reason.code).toBe('conflict');
    expect([client.lost.rejected, losses]).toEqual([1, [['same', 'rejected']]]);
  });

  test('go in halves where a server takes fewer at once', async () => {
    await using server = await answeringServer((reply, { body }) => {
      const events = JSON.parse(body) as { id: string }[];
      reply.statusCode = events.length > 30 ? 413 : 200;
      reply.setHeader('content-type', 'application/json');
      const stored = { results: events.map(({ id }) => ({ id, status: 'stored' })) };
      reply.end(JSON.stringify(events.length > 30 ? { code: 'request.too-many-events', detail: 'No more than 30.' } : stored));
    });
    const client = createRecorder({ url: server.url, key });
    expect((await Promise.all(rows(100).map((id) => client.scores.record(score, { id })))).map(({ id }) => id)).toEqual(rows(100));
  });

  test('wait as long as the server asks, and none goes before', async () => {
    await using server = await scriptedServer([{ status: 503, headers: { 'retry-after': '1' } }]);
    const client = createRecorder({ url: server.url, key });
    await Promise.all(rows(120).map((id) => client.scores.record(score, { id })));
    expect(sizes(server)).toEqual([100, 100, 20]);
    expect(server.requests[1]!.at - server.requests[0]!.at).toBeGreaterThanOrEqual(990);
  });

  test('all end as busy when the server asks for a long quiet, and so does what comes before it is over', async () => {
    await using server = await scriptedServer([{ status: 429, headers: { 'retry-after': '600' }, body: { code: 'request.too-many' } }]);
    const client = createRecorder({ url: server.url, key });
    const errors = await Promise.all(rows(120).map((id) => failure(client.scores.record(score, { id }))));
    expect(errors.every(isBusyError)).toBe(true);
    expect(isBusyError(await failure(client.scores.record(score)))).toBe(true);
    expect([server.requests.length, client.lost.busy]).toEqual([1, 121]);
  });

  test('end as a network error together with those who waited through the tries', async () => {
    await using server = await scriptedServer(Array(2).fill('cut'));
    const client = createRecorder({ url: server.url, key, retries: 1 });
    const errors = await Promise.all(rows(120).map((id) => failure(client.scores.record(score, { id }))));
    expect(errors.every(isNetworkError)).toBe(true);
    expect(client.lost.network).toBe(120);
    expect((await client.scores.record(score)).status).toBe('stored');
  });

  test('beyond what may wait end as a full queue, at once and counted', async () => {
    await using server = await scriptedServer();
    const client = createRecorder({ url: server.url, key, mostWaiting: 5 });
    const errors = (await Promise.all(rows(8).map((id) => failure(client.scores.record(score, { id }))))).filter(isQueueFullError);
    expect([errors.length, client.lost['queue-full'], server.stored.size]).toEqual([3, 3, 5]);
  });

  test('in a list wait for room instead', async () => {
    await using server = await scriptedServer();
    const client = createClient({ url: server.url, key, mostWaiting: 7 });
    const results = await client.scores.recordAll(rows(30).map((id) => ({ id, data: score })));
    expect(results.map(({ id }) => id)).toEqual(rows(30));
    expect(client.lost['queue-full']).toBe(0);
  });
});

test('a closed client has said everything and takes no more', async () => {
  await using server = await scriptedServer();
  const client = createRecorder({ url: server.url, key });
  const before = rows(150).map((id) => client.scores.record(score, { id }));
  expect(await client.close()).toBe(0);
  expect(server.stored.size).toBe(150);
  await Promise.all(before);
  expect(isClosedError(await failure(client.scores.record(score)))).toBe(true);
  expect(client.lost.closed).toBe(1);
});

test('a batch takes as much as fits, at least one, and never more', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: MOST_BYTES + 10 }), { minLength: 1, maxLength: 130 }), (lengths) => {
      const waiting = lengths.map((length) => ({ body: 'x'.repeat(length) }));
      const count = fitting(waiting, 100);
      const wire = (many: number) =>
        `[${waiting
          .slice(0, many)
          .map(({ body }) => body)
          .join()}]`.length;
      expect(count).toBeGreaterThanOrEqual(1);
      expect(count).toBeLessThanOrEqual(100);
      if (count > 1) expect(wire(count)).toBeLessThanOrEqual(MOST_BYTES);
      if (count < Math.min(100, waiting.length)) expect(wire(count + 1)).toBeGreaterThan(MOST_BYTES);
    }),
    { numRuns: 50 },
  );
});
