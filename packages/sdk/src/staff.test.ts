import type { Case } from '@earshot/model';
import { describe, expect, test } from 'vitest';
import { type Answer, answeringServer } from '../test/answering-server.ts';
import { createClient, isBusyError } from './index.ts';

const user = { agency: 'city', email: 'ada@city.example', name: 'Ada', role: 'admin' } as const;
const agency = { id: 'city', name: { en: 'City' }, timeZone: 'Europe/London' };
const oneCase = (id: string): Case => ({
  id,
  kind: 'person',
  survey: 'parking-permit-done',
  service: 'parking-permit',
  queue: null,
  state: 'open',
  outcome: null,
  owner: null,
  openedAt: 0,
  dueAt: 1,
  closedAt: null,
  count: 1,
  score: 1,
  language: 'en',
  channel: 'web',
  reference: null,
  comment: 'Too slow.',
  day: '2026-11-22',
});
const tally = { open: 2, late: 0, dueToday: 0, closed: 0 };
async function setUp(...answers: Answer[]) {
  const server = await answeringServer(...answers);
  return {
    server,
    client: createClient({ url: server.url, key: 'sk_city_abc' }),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

describe.concurrent('staff', () => {
  test('that are not signed in are null', async () => {
    await using at = await setUp({ status: 401, body: { code: 'staff.not-signed-in' } });
    expect(await at.client.session.current()).toBeNull();
  });

  test('sign in, and their agency is then the one that is meant', async () => {
    await using server = await answeringServer({ body: { user, agency } }, { status: 204 });
    const client = createClient({ url: server.url });
    await expect(client.surveys.setState('permit-done', 'paused')).rejects.toThrow(TypeError);
    expect((await client.session.signIn({ email: user.email, password: 'x' })).user).toEqual(user);
    await client.surveys.setState('permit-done', 'paused');
    expect(server.asked[1]).toMatchObject({ method: 'PATCH', path: '/v1/surveys/city/permit-done', body: '{"state":"paused"}' });
  });

  test('that tried too often are told how long to wait, and no further try is spent', async () => {
    await using at = await setUp({ status: 429, headers: { 'retry-after': '4' }, body: { code: 'staff.back-off' } });
    const error = await at.client.session.signIn({ email: user.email, password: 'x' }).catch((thrown: unknown) => thrown);
    expect(isBusyError(error) && error.retryAfter).toBe(4);
    expect(at.server.asked).toHaveLength(1);
  });

  test('sign out', async () => {
    await using at = await setUp({ status: 204 });
    expect(await at.client.session.signOut()).toBeUndefined();
    expect(at.server.asked[0]).toMatchObject({ method: 'DELETE', path: '/v1/session' });
  });

  test('walk through every case, page after page', async () => {
    await using at = await setUp(
      { body: { items: [oneCase('a')], next: 'c2', tally } },
      { body: { items: [oneCase('b')], next: null, tally } },
    );
    const ids: string[] = [];
    for await (const { id } of at.client.cases.each({ state: 'active' })) ids.push(id);
    expect(ids).toEqual(['a', 'b']);
    expect(at.server.asked.map(({ query }) => query)).toEqual([{ state: 'active' }, { state: 'active', cursor: 'c2' }]);
  });

  test('change a case', async () => {
    await using at = await setUp({ body: { ...oneCase('a/b'), state: 'resolved', history: [] } });
    expect((await at.client.cases.update('a/b', { state: 'resolved', outcome: 'explained' })).state).toBe('resolved');
    expect(at.server.asked[0]).toMatchObject({
      method: 'PATCH',
      path: '/v1/cases/a%2Fb',
      body: '{"state":"resolved","outcome":"explained"}',
    });
  });

  test('read results and comments with only the filters they gave', async () => {
    const results = {
      survey: 's1',
      period: { from: '2026-11-01', to: '2026-11-22' },
      basis: 'self-selected',
      questions: [],
      funnel: { offered: 0, opened: 0, answered: 0, completed: 0 },
    };
    await using at = await setUp({ body: results }, { body: { items: [], next: null } });
    expect(await at.client.results.get({ survey: 's1', from: '2026-11-01', to: '2026-11-22', by: 'week' })).toEqual(results);
    await at.client.comments.list({ q: 'wait time', atMost: 2, test: false });
    expect(at.server.asked.map(({ query }) => query)).toEqual([
      { survey: 's1', from: '2026-11-01', to: '2026-11-22', by: 'week' },
      { q: 'wait time', atMost: '2', test: 'false' },
    ]);
  });

  test('set up the first account, add a site, watch its signal and revoke its key', async () => {
    const signal = { state: 'waiting', reason: null, origin: null, at: null };
    const added = { id: 'k1', key: 'pk_city_x', site: 'www', origin: 'https://www.city.example' };
    await using at = await setUp(
      { body: { open: true } },
      { status: 201, body: { user } },
      { status: 201, body: added },
      { body: signal },
      { status: 204 },
    );
    const { setup, sites } = at.client;
    expect(await setup.isOpen()).toBe(true);
    const account = {
      token: 't',
      agency: { id: 'city', name: 'City', timeZone: 'Europe/London', language: 'en' },
      email: user.email,
      name: 'Ada',
      password: 'correct horse',
    };
    expect(await setup.finish(account)).toEqual(user);
    expect(await sites.add({ site: 'www', origin: 'https://www.city.example' })).toEqual(added);
    expect(await sites.signal('www', 'k1')).toEqual(signal);
    await sites.revoke('www', 'k1');
    expect(at.server.asked.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /v1/setup',
      'POST /v1/setup',
      'POST /v1/sites',
      'GET /v1/sites/www/keys/k1/signal',
      'DELETE /v1/sites/www/keys/k1',
    ]);
  });

  test('read a survey of a newer server with everything it says', async () => {
    const said = {
      agency: 'city',
      id: 's1',
      version: 3,
      state: 'live',
      language: 'cy',
      strings: { send: 'Anfon' },
      questions: [{ id: 'q1', kind: 'hologram', depth: 3 }],
      mood: 'calm',
    };
    await using at = await setUp({ body: said });
    expect(await at.client.surveys.get('s1', { language: 'cy' })).toEqual(said);
    expect(at.server.asked[0]).toMatchObject({ path: '/v1/surveys/city/s1', query: { lang: 'cy' } });
  });
});
