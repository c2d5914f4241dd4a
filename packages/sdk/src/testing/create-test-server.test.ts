import { aResponse, aSurvey } from '@earshot/testing';
import { expect, test } from 'vitest';
import { createRecorder, isBusyError, isNetworkError, isRefusedError } from '../index.ts';
import { createTestServer } from './index.ts';

const score = { measure: 'csat.stars5', value: 4, service: 'parking-permit', channel: 'phone' } as const;
const failure = (promise: Promise<unknown>) => promise.catch((thrown: unknown) => thrown);
const recorderOf = ({ url, key, fetch }: ReturnType<typeof createTestServer>, more = {}) => createRecorder({ url, key, fetch, ...more });

test('what a client records is received, typed, and once', async () => {
  const server = createTestServer({ surveys: [aSurvey()] });
  const { scores, responses } = recorderOf(server);
  await scores.record(score, { id: 'call-1' });
  await scores.record(score, { id: 'call-1' });
  const { response } = await responses.save(aResponse());
  await responses.save(aResponse({ response, revision: 2, answers: [{ question: 'satisfaction', value: 2 }] }));
  const [recorded, ...more] = server.received('earshot.score.recorded');
  expect([recorded?.data.value, more.length]).toEqual([4, 0]);
  expect(server.received('earshot.response.saved').map(({ data }) => data.answers)).toEqual([[{ question: 'satisfaction', value: 2 }]]);
  expect(server.received()).toHaveLength(2);
  server.reset();
  expect(server.received()).toEqual([]);
});

test('it fails as often as it is told, and then goes on', async () => {
  const server = createTestServer();
  const { scores } = recorderOf(server);
  server.fail(503, 2);
  expect((await scores.record(score)).status).toBe('stored');
  expect(server.requests).toBe(3);
  server.fail(429, 1, { retryAfter: 600 });
  const busy = await failure(scores.record(score));
  expect(isBusyError(busy) && busy.retryAfter).toBe(600);
  server.fail(401);
  const refused = await failure(recorderOf(server).scores.record(score));
  expect(isRefusedError(refused) && refused.code).toBe('key.revoked');
  expect(server.received()).toHaveLength(1);
});

test('a lost reply makes the next try a duplicate, and an unreachable server takes nothing', async () => {
  const server = createTestServer();
  server.fail('reply-lost');
  expect((await recorderOf(server).scores.record(score)).status).toBe('duplicate');
  server.fail('unreachable');
  expect(isNetworkError(await failure(recorderOf(server, { retries: 0 }).scores.record(score)))).toBe(true);
  expect(server.received()).toHaveLength(1);
});

test('over HTTP it answers the same, and is gone when it was closed', async () => {
  await using server = createTestServer({ origins: ['https://www.city.example'] });
  const url = await server.listen();
  expect((await createRecorder({ url, key: server.key }).scores.record(score)).status).toBe('stored');
  const preflight = await fetch(`${url}/v1/events`, { method: 'OPTIONS' });
  expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([204, '*']);
  server.fail('unreachable');
  expect((await createRecorder({ url, key: server.key }).scores.record(score)).status).toBe('stored');
  await server.close();
  expect(isNetworkError(await failure(createRecorder({ url, key: server.key, retries: 0 }).scores.record(score)))).toBe(true);
});
