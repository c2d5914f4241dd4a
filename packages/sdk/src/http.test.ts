import { describe, expect, test } from 'vitest';
import { answeringServer } from '../test/answering-server.ts';
import { scriptedServer } from '../test/scripted-server.ts';
import { createClient, createRecorder, isBusyError, isNetworkError, isRefusedError, isSdkError, isUnexpectedReplyError } from './index.ts';

const users = { items: [{ agency: 'city', email: 'a@city.example', name: 'Ada', role: 'admin' }] };
const newUser = { email: 'b@city.example', name: 'Bo', role: 'analyst', password: 'correct horse' } as const;
const problem = (status: number, code: string, headers = {}) => ({ status, headers, body: { code, status, detail: `It is ${code}.` } });
/** What a promise is rejected with. */
const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

describe.concurrent('a request', () => {
  test('carries a secret key in the header, never in the address', async () => {
    await using server = await answeringServer({ body: users });
    expect(await createClient({ url: server.url, key: 'sk_city_secret' }).users.list()).toEqual(users.items);
    expect(server.asked[0]).toMatchObject({
      method: 'GET',
      path: '/v1/users',
      query: {},
      headers: { authorization: 'Bearer sk_city_secret' },
    });
  });

  test('keeps the path under which a server is mounted', async () => {
    await using server = await answeringServer({ body: users });
    await createClient({ url: `${server.url}/feedback` }).users.list();
    expect(server.asked[0]?.path).toBe('/feedback/v1/users');
  });

  test('is made again after 503, not before Retry-After', async () => {
    await using server = await answeringServer(problem(503, 'server.busy', { 'retry-after': '1' }), { body: users });
    await createClient({ url: server.url }).users.list();
    expect(server.asked[1]!.at - server.asked[0]!.at).toBeGreaterThanOrEqual(990);
  });

  test('that changes something is made again after 503, because nothing was taken', async () => {
    await using server = await answeringServer(problem(503, 'server.busy', { 'retry-after': '0' }), { status: 201, body: users.items[0] });
    await createClient({ url: server.url }).users.add(newUser);
    expect(server.asked.map(({ body }) => JSON.parse(body))).toEqual([newUser, newUser]);
  });

  test('that changes something is not made again when the connection is cut, because it may have arrived', async () => {
    await using server = await answeringServer((response) => response.destroy());
    const error = await failure(createClient({ url: server.url }).users.add(newUser));
    expect(isNetworkError(error)).toBe(true);
    expect(server.asked).toHaveLength(1);
  });

  test('that only reads is made again when the connection is cut', async () => {
    await using server = await answeringServer((response) => response.destroy(), { body: users });
    expect(await createClient({ url: server.url }).users.list()).toEqual(users.items);
  });

  test('ends as busy at once when the server wants a long wait', async () => {
    await using server = await answeringServer(problem(429, 'request.too-many', { 'retry-after': '600' }));
    const error = await failure(createClient({ url: server.url }).users.list());
    expect(isBusyError(error) && error.retryAfter).toBe(600);
    expect(server.asked).toHaveLength(1);
  });

  test('ends as refused with the code and the faults', async () => {
    const faults = [{ at: 'email', message: 'must be an e-mail address' }];
    await using server = await answeringServer({ status: 422, body: { code: 'request.invalid', detail: 'No.', faults } });
    const error = await failure(createClient({ url: server.url }).users.add({ ...newUser, email: 'b' }));
    expect(isRefusedError(error) && { code: error.code, status: error.status, faults: error.faults, message: error.message }).toEqual({
      code: 'request.invalid',
      status: 422,
      faults,
      message: 'No.',
    });
  });

  test('ends as a network error when nobody answers in time', async () => {
    await using server = await answeringServer(() => {});
    // Long enough for a request to reach a server on a busy machine.
    expect(isNetworkError(await failure(createClient({ url: server.url, timeout: 1_000, retries: 1 }).users.list()))).toBe(true);
    expect(server.asked).toHaveLength(2);
  });

  test('ends as an unexpected reply when a proxy answers instead', async () => {
    await using server = await answeringServer({ body: '<h1>Welcome</h1>' });
    expect(isUnexpectedReplyError(await failure(createClient({ url: server.url }).users.list()))).toBe(true);
  });

  test('ends as an unexpected reply that names the place when the shape is wrong, and quotes nothing', async () => {
    await using server = await answeringServer({ body: { items: [{ ...users.items[0], role: 'secret words' }] } });
    const error = await failure(createClient({ url: server.url }).users.list());
    expect(isUnexpectedReplyError(error) && error.message).toBe('The reply has not the expected shape at items.0.role.');
  });

  test('of which only the status says something ends as an unexpected reply', async () => {
    await using server = await answeringServer({ status: 404, body: '<h1>Not here</h1>', headers: { 'content-type': 'text/html' } });
    const error = await failure(createClient({ url: server.url }).users.list());
    expect(isSdkError(error) && error.name).toBe('UnexpectedReplyError');
  });
});

test('what workerd says of a lost connection, a plain Error, is tried again', async () => {
  await using server = await scriptedServer([]);
  let asked = 0;
  const dropping: typeof fetch = async (input, init) => {
    asked += 1;
    if (asked === 1) throw new Error('Network connection lost.');
    return fetch(input, init);
  };
  const recorder = createRecorder({ url: server.url, key: 'sk_city_abc', fetch: dropping });
  const score = { measure: 'ease5', value: 4, service: 'parking-permit', channel: 'web' } as const;
  expect((await recorder.scores.record(score)).status).toBe('stored');
  expect(asked).toBe(2);
});
