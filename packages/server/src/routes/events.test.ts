import { gzipSync } from 'node:zlib';
import { Survey } from '@earshot/model';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { aGround, anEvent, aResponse, type Ground, NOW, ORIGIN, permitSurvey, saved } from '../../test/ground.ts';

let server: Ground;
let ground: Ground;
beforeAll(async () => {
  server = await aGround();
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
});
beforeEach(async () => {
  ground = await server.fresh();
});

const batch = 'application/cloudevents-batch+json';
const post = (payload: string | Buffer, headers: Record<string, string | undefined> = {}, query = '') =>
  ground.app.inject({
    method: 'POST',
    url: `/v1/events${query}`,
    payload,
    headers: Object.fromEntries(
      Object.entries({ authorization: `Bearer ${ground.pk}`, 'content-type': batch, origin: ORIGIN, ...headers }).filter(
        ([, value]) => value !== undefined,
      ),
    ),
  });
const books = () => ground.context.store.upkeep.books(ground.agency);
const counts = async (from = 20261101, to = 20261130) => {
  const rows = await ground.context.store.counts.read(ground.agency, 'permit-done', { from, to });
  return Object.fromEntries(rows.map(({ question, value, n }) => [`${question} ${value}`, n]).sort());
};
const seen = (view: string, furthest: string, more = {}) =>
  anEvent('earshot.survey.seen', { view, survey: 'permit-done', version: 1, language: 'en', channel: 'web', furthest, ...more });

// What is taken

test('counts every question that was shown, its values, and the response', async () => {
  const { results } = await ground.send([
    saved([
      { question: 'satisfaction', value: 1 },
      { question: 'why', value: 'The desk was closed' },
      { question: 'wrong', value: ['wait', 'other'], otherText: 'no ramp' },
      { question: 'done', skipped: true },
      { question: 'age', value: 'over-30' },
    ]),
  ]);
  expect(results).toMatchObject([{ status: 'stored' }]);
  expect(await counts()).toEqual({
    '~response answered': 1,
    '~response completed': 1,
    'satisfaction ~asked': 1,
    'satisfaction 1': 1,
    'why ~asked': 1,
    'wrong ~asked': 1,
    'wrong wait': 1,
    'wrong other': 1,
    'done ~asked': 1,
    'done ~skipped': 1,
    'age ~asked': 1,
    'age over-30': 1,
  });
  const comments = await ground.context.store.comments.list(ground.agency, { limit: 10 });
  expect(comments.items.map(({ question, text, score }) => [question, text, score]).sort()).toEqual([
    ['why', 'The desk was closed', 1],
    ['wrong', 'no ramp', 1],
  ]);
});

test('answers results in the order of the events, one bad event touching no other', async () => {
  const good = saved();
  const { status, results } = await ground.send([saved([{ question: 'nope', value: 1 }]), good, 'junk', anEvent('earshot.unheard', {})]);
  expect(status).toBe(200);
  expect(results).toEqual([
    expect.objectContaining({ status: 'rejected', reason: 'unknown-question', detail: 'nope' }),
    { id: good.id, status: 'stored' },
    expect.objectContaining({ id: '', status: 'rejected', reason: 'invalid' }),
    expect.objectContaining({ status: 'rejected', reason: 'unknown-type' }),
  ]);
  expect(await books()).toEqual({ received: 4, stored: 1, superseded: 0, duplicate: 0, rejected: 3, quarantined: 0 });
});

test('takes a structured event, a binary one and plain text with the key in the address', async () => {
  const structured = await post(JSON.stringify(saved()), { 'content-type': 'application/cloudevents+json; charset=utf-8' });
  const { data, ...attributes } = saved();
  const ce = Object.fromEntries(Object.entries(attributes).map(([name, value]) => [`ce-${name}`, String(value)]));
  const binary = await post(JSON.stringify(data), { 'content-type': 'application/json', ...ce });
  const plain = await post(
    JSON.stringify([saved()]),
    { 'content-type': 'text/plain;charset=UTF-8', authorization: undefined },
    `?key=${ground.pk}`,
  );
  for (const reply of [structured, binary, plain]) {
    expect(reply.json()).toMatchObject({ results: [{ status: 'stored' }] });
  }
});

test('takes gzip', async () => {
  const reply = await post(gzipSync(JSON.stringify([saved()])), { 'content-encoding': 'gzip' });
  expect(reply.json()).toMatchObject({ results: [{ status: 'stored' }] });
});

test('counts a page load once, however far it gets', async () => {
  const view = crypto.randomUUID();
  await ground.send([seen(view, 'offered')]);
  await ground.send([seen(view, 'opened')]);
  await ground.send([seen(view, 'dismissed')]);
  expect(await counts()).toEqual({ '~seen offered': 1, '~seen opened': 1 });
});

test('keeps test answers out of every number and every case', async () => {
  await ground.send([
    saved(
      [
        { question: 'satisfaction', value: 1 },
        { question: 'why', value: 'just trying it out' },
      ],
      { test: true },
    ),
  ]);
  expect(await counts()).toEqual({});
  expect((await ground.context.store.cases.list(ground.agency, { limit: 10 })).items).toEqual([]);
  expect((await ground.context.store.comments.list(ground.agency, { test: true, limit: 10 })).items).toHaveLength(1);
});

test('leaves out an answer whose question the person walked away from', async () => {
  await ground.send([
    saved([
      { question: 'satisfaction', value: 5 },
      { question: 'why', value: 'written before I changed my mind' },
    ]),
  ]);
  expect(await counts()).toEqual({ '~response answered': 1, '~response completed': 1, 'satisfaction ~asked': 1, 'satisfaction 5': 1 });
  expect((await ground.context.store.comments.list(ground.agency, { limit: 10 })).items).toEqual([]);
});

test('opens a case of the person for a low score with words, and none with a segment in it', async () => {
  await ground.send([
    saved([
      { question: 'satisfaction', value: 1 },
      { question: 'why', value: 'nobody called me back' },
      { question: 'age', value: 'over-30' },
    ]),
  ]);
  const { items } = await ground.context.store.cases.list(ground.agency, { limit: 10 });
  expect(items).toMatchObject([{ kind: 'person', queue: 'desk', score: 1, comment: 'nobody called me back', service: 'permits' }]);
  expect(JSON.stringify(items)).not.toContain('over-30');
});

test('keeps an answer to a closed survey for review', async () => {
  await ground.context.store.surveys.setState(ground.agency, 'permit-done', 'closed');
  const event = saved();
  expect((await ground.send([event])).results).toEqual([{ id: event.id, status: 'quarantined', reason: 'survey-closed' }]);
  expect((await ground.send([event])).results).toMatchObject([{ status: 'duplicate' }]);
  expect(await counts()).toEqual({});
  expect(await books()).toMatchObject({ received: 2, quarantined: 1, duplicate: 1 });
});

test('takes the answers of a paused survey from those who had begun', async () => {
  await ground.context.store.surveys.setState(ground.agency, 'permit-done', 'paused');
  expect((await ground.send([saved()])).results[0]?.status).toBe('stored');
});

test('sets aside answers to a survey that has not opened, and takes the tests of those who try it', async () => {
  const early = Survey.parse({ ...permitSurvey, opens: '2026-11-23T09:00:00Z' });
  const { version } = await ground.context.store.surveys.publish(ground.agency, early, 'second', NOW);
  const results = async (more: object) => (await ground.send([saved(undefined, { version, ...more })])).results[0];
  expect(await results({})).toMatchObject({ status: 'quarantined', reason: 'survey-closed' });
  expect(await results({ test: true })).toMatchObject({ status: 'stored' });
});

test('tells those who watch once it is durable', async () => {
  const heard: unknown[] = [];
  ground.context.live.subscribe(ground.agency, (entry) => heard.push(entry));
  await ground.send([
    saved([
      { question: 'satisfaction', value: 1 },
      { question: 'why', value: 'nobody called me back' },
    ]),
  ]);
  expect(heard).toMatchObject([
    { kind: 'signal', signal: { state: 'receiving', origin: ORIGIN } },
    { kind: 'counts', survey: 'permit-done', days: ['2026-11-22'] },
    { kind: 'comment', survey: 'permit-done' },
    { kind: 'case', survey: 'permit-done' },
  ]);
});

// The same again

test('the same event twice has one effect', async () => {
  const event = saved();
  await ground.send([event]);
  expect((await ground.send([event])).results).toEqual([{ id: event.id, status: 'duplicate' }]);
  expect((await ground.send([event, event])).results.map(({ status }) => status)).toEqual(['duplicate', 'duplicate']);
  expect(await counts()).toMatchObject({ 'satisfaction 5': 1 });
});

test('the same content in another order of fields and another form of letters is the same event', async () => {
  const data = aResponse([
    { question: 'satisfaction', value: 1 },
    { question: 'why', value: 'a caf\u00e9 queue' },
  ]);
  const turned = Object.fromEntries(Object.entries(data).reverse());
  const event = anEvent('earshot.response.saved', data);
  await ground.send([event]);
  const again = { ...event, data: { ...turned, answers: [data.answers[0], { question: 'why', value: 'a cafe\u0301 queue' }] } };
  expect((await ground.send([again])).results).toMatchObject([{ status: 'duplicate' }]);
});

test('the same id with another body is a conflict and changes nothing', async () => {
  const event = saved();
  await ground.send([event]);
  const other = { ...event, data: { ...event.data, answers: [{ question: 'satisfaction', value: 1 }] } };
  expect((await ground.send([other])).results).toEqual([{ id: event.id, status: 'rejected', reason: 'conflict' }]);
  expect(await counts()).toMatchObject({ 'satisfaction 5': 1 });
  expect(await counts()).not.toHaveProperty('satisfaction 1');
});

test('the highest revision of a response wins; a late lower one is superseded', async () => {
  const response = crypto.randomUUID();
  const revision = (n: number, value: number) => saved([{ question: 'satisfaction', value }], { response, revision: n });
  expect((await ground.send([revision(1, 2)])).results).toMatchObject([{ status: 'stored' }]);
  expect((await ground.send([revision(3, 5)])).results).toMatchObject([{ status: 'stored' }]);
  expect((await ground.send([revision(2, 4)])).results).toMatchObject([{ status: 'superseded' }]);
  expect((await ground.send([revision(3, 1)])).results).toMatchObject([{ status: 'rejected', reason: 'conflict' }]);
  expect(await counts()).toMatchObject({ 'satisfaction 5': 1, 'satisfaction ~asked': 1 });
});

// Times

test.each([
  ['a year before the first', '-0001-01-01T00:00:00Z', undefined],
  ['no date at all', 'yesterday', undefined],
])('refuses a time that is %s', async (_name, time) => {
  expect((await ground.send([saved(undefined, undefined, { time })])).results).toMatchObject([{ status: 'rejected', reason: 'invalid' }]);
  expect(await counts(0, 99991231)).toEqual({});
});

test('an answer counts on its local day; from the future or too long ago, on the day of receipt', async () => {
  const on = (time: string) => ground.send([saved(undefined, undefined, { time })]);
  await on('2026-11-20T02:00:00Z');
  await on('9999-12-31T23:59:59Z');
  await on('2026-11-01T12:00:00Z');
  const rows = await ground.context.store.counts.read(ground.agency, 'permit-done', { from: 0, to: 99991231 }, {}, 'day');
  const perDay = Object.fromEntries(rows.filter(({ value }) => value === 'completed').map(({ group, n }) => [group, n]));
  expect(perDay).toEqual({ '20261119': 1, '20261122': 2 });
});

test('a wrong clock is corrected by what it said at sending', async () => {
  const hour = 3_600_000;
  const clock = NOW + 400 * 24 * hour;
  await ground.send([saved(undefined, undefined, { time: new Date(clock - 48 * hour).toISOString() })], { sent: clock });
  expect(await counts(20261120, 20261120)).toMatchObject({ 'satisfaction 5': 1 });
});

// Refusals of the whole request

const refused: [string, () => ReturnType<typeof post>, number, string][] = [
  ['malformed JSON', () => post('[{"specversion":'), 400, 'request.not-json'],
  ['an empty body', () => post(''), 400, 'request.not-json'],
  ['bytes that are not UTF-8', () => post(Buffer.from([0x5b, 0x22, 0xff, 0x22, 0x5d])), 400, 'request.not-json'],
  ['a body that only says it is gzip', () => post('[]', { 'content-encoding': 'gzip' }), 400, 'request.not-json'],
  ['JSON that is no batch', () => post('{"hello":"world"}'), 422, 'event.not-cloudevents'],
  ['an empty batch', () => post('[]'), 422, 'event.not-cloudevents'],
  [
    'a structured body that is no event',
    () => post('{"a":1}', { 'content-type': 'application/cloudevents+json' }),
    422,
    'event.not-cloudevents',
  ],
  ['JSON without the headers of binary mode', () => post('{}', { 'content-type': 'application/json' }), 422, 'event.not-cloudevents'],
  ['101 events', () => post(JSON.stringify(Array.from({ length: 101 }, () => saved()))), 413, 'request.too-many-events'],
  ['300 KiB', () => post(JSON.stringify([saved([], { filler: 'x'.repeat(300 * 1024) })])), 413, 'request.too-large'],
  ['a gzip bomb', () => post(gzipSync(Buffer.alloc(50_000_000, ' ')), { 'content-encoding': 'gzip' }), 413, 'request.too-large'],
  ['another content type', () => post('<x/>', { 'content-type': 'application/xml' }), 415, 'request.unsupported-type'],
  ['another encoding', () => post('[]', { 'content-encoding': 'br' }), 415, 'request.unsupported-type'],
  ['another charset', () => post('[]', { 'content-type': 'text/plain; charset=utf-16' }), 415, 'request.unsupported-type'],
  ['no key', () => post('[]', { authorization: undefined }), 401, 'key.missing'],
  ['another kind of authorization', () => post('[]', { authorization: 'Basic abc' }), 401, 'key.missing'],
  ['a key in the address beside JSON', () => post('[]', { authorization: undefined }, `?key=${ground.pk}`), 401, 'key.missing'],
  [
    'a secret key in the address',
    () => post('[]', { authorization: undefined, 'content-type': 'text/plain' }, `?key=${ground.sk}`),
    401,
    'key.missing',
  ],
  [
    'two keys in the address',
    () => post('[]', { authorization: undefined, 'content-type': 'text/plain' }, `?key=${ground.pk}&key=x`),
    401,
    'key.missing',
  ],
  ['a wrong key', () => post('[]', { authorization: `Bearer pk_${ground.agency}_${'0'.repeat(40)}` }), 401, 'key.unknown'],
  ['no key at all as a key', () => post('[]', { authorization: 'Bearer ../../etc' }), 401, 'key.unknown'],
  ['a foreign origin', () => post('[]', { origin: 'https://evil.example' }), 403, 'key.origin-not-allowed'],
  ['an origin that only begins alike', () => post('[]', { origin: `${ORIGIN}.evil.example` }), 403, 'key.origin-not-allowed'],
  ['an origin with a path', () => post('[]', { origin: `${ORIGIN}/x` }), 403, 'key.origin-not-allowed'],
  ['an absent origin', () => post('[]', { origin: undefined }), 403, 'key.origin-not-allowed'],
  ['the origin null', () => post('[]', { origin: 'null' }), 403, 'key.origin-not-allowed'],
];
test.each(refused)('refuses %s', async (_name, sending, status, code) => {
  const reply = await sending();
  expect([reply.statusCode, reply.json().code]).toEqual([status, code]);
  expect(reply.headers['content-type']).toContain('application/problem+json');
  expect(reply.headers['access-control-allow-origin']).toBe('*');
  expect(await books()).toEqual({ received: 0, stored: 0, superseded: 0, duplicate: 0, rejected: 0, quarantined: 0 });
  expect(await counts(0, 99991231)).toEqual({});
});

test('refuses a revoked key, and a secret key without the scope', async () => {
  const { store } = ground.context;
  await store.sites.revokeKey(ground.agency, ground.keyId, NOW);
  expect((await post('[]')).json()).toMatchObject({ status: 401, code: 'key.revoked' });
  await expect
    .poll(() => ground.context.store.sites.signal(ground.agency, ground.keyId))
    .toMatchObject({ state: 'stopped', reason: 'key-revoked' });
  const reader = await ground.key('secret', { scopes: ['results'] });
  expect((await post('[]', { authorization: `Bearer ${reader}` })).json()).toMatchObject({ status: 403, code: 'key.scope-missing' });
});

test('takes a key that was replaced until its end, and no longer', async () => {
  await ground.context.store.sites.revokeKey(ground.agency, ground.keyId, NOW + 60_000);
  expect((await ground.send([saved()])).results).toMatchObject([{ status: 'stored' }]);
  ground.at(NOW + 60_000);
  expect((await post('[]')).json()).toMatchObject({ status: 401, code: 'key.revoked' });
});

test('an app key needs no origin, but a foreign one is still refused', async () => {
  const app = await ground.key('publishable', { app: true });
  expect((await ground.send([saved()], { key: app, origin: null })).results).toMatchObject([{ status: 'stored' }]);
  expect((await ground.send([saved()], { key: app, origin: 'https://evil.example' })).status).toBe(403);
});

test('shows which origin is refused to whoever watches the light', async () => {
  await post('[]', { origin: 'https://new.city.gov' });
  await expect
    .poll(() => ground.context.store.sites.signal(ground.agency, ground.keyId))
    .toMatchObject({
      state: 'stopped',
      reason: 'origin-not-allowed',
      origin: 'https://new.city.gov',
    });
});

test('answers a preflight', async () => {
  const reply = await ground.app.inject({
    method: 'OPTIONS',
    url: '/v1/events',
    headers: { origin: ORIGIN, 'access-control-request-method': 'POST' },
  });
  expect(reply.statusCode).toBe(204);
  expect(reply.headers).toMatchObject({ 'access-control-allow-origin': '*', 'access-control-allow-methods': 'POST' });
  expect(reply.headers['access-control-allow-headers']).toContain('authorization');
});

test('a key that sends more than it may is told when to come again', async () => {
  await using small = await aGround({ keyRate: 1 });
  const statuses = [];
  for (let i = 0; i < 3; i++) statuses.push((await small.send([saved()])).status);
  expect(statuses).toEqual([200, 200, 429]);
  const reply = await small.app.inject({
    method: 'POST',
    url: '/v1/events',
    headers: { authorization: `Bearer ${small.pk}`, 'content-type': batch, origin: ORIGIN },
    payload: '[]',
  });
  expect(reply.headers).toMatchObject({ 'retry-after': '1', 'access-control-expose-headers': 'Retry-After' });
  small.at(NOW + 2_000);
  expect((await small.send([saved()])).status).toBe(200);
});

// Refusals of one event

const rejected: [string, () => unknown, string][] = [
  ['an envelope without an id', () => ({ ...saved(), id: undefined }), 'invalid'],
  ['an id of 129 characters', () => ({ ...saved(), id: 'x'.repeat(129) }), 'invalid'],
  ['another version of CloudEvents', () => ({ ...saved(), specversion: '0.3' }), 'invalid'],
  ['a number for text', () => saved([{ question: 'satisfaction', value: 5 }], { language: 5 }), 'invalid'],
  ['data that is a list', () => anEvent('earshot.response.saved', []), 'invalid'],
  ['no data', () => anEvent('earshot.response.saved', undefined), 'invalid'],
  ['data nested without end', () => anEvent('earshot.response.saved', JSON.parse('['.repeat(5000) + ']'.repeat(5000))), 'invalid'],
  ['null for an answer', () => saved([{ question: 'satisfaction', value: null }]), 'invalid'],
  ['an unknown survey', () => saved(undefined, { survey: 'no-such' }), 'unknown-survey'],
  ['an unknown version', () => saved(undefined, { version: 7 }), 'unknown-version'],
  [
    'an unknown question',
    () =>
      saved([
        { question: 'satisfaction', value: 5 },
        { question: 'salary', value: 'x' },
      ]),
    'unknown-question',
  ],
  ['a value off the scale', () => saved([{ question: 'satisfaction', value: 6 }]), 'answer-invalid'],
  ['half a point', () => saved([{ question: 'satisfaction', value: 4.5 }]), 'answer-invalid'],
  [
    'a question answered twice',
    () =>
      saved([
        { question: 'satisfaction', value: 5 },
        { question: 'satisfaction', value: 4 },
      ]),
    'answer-invalid',
  ],
  [
    'more options than may be chosen',
    () =>
      saved([
        { question: 'satisfaction', value: 5 },
        { question: 'wrong', value: ['wait', 'form', 'other'] },
      ]),
    'answer-invalid',
  ],
  [
    'an option twice',
    () =>
      saved([
        { question: 'satisfaction', value: 5 },
        { question: 'wrong', value: ['wait', 'wait'] },
      ]),
    'answer-invalid',
  ],
  ['words where none are asked', () => saved([{ question: 'satisfaction', value: 5, otherText: 'x' }]), 'answer-invalid'],
  [
    'a text that is too long',
    () =>
      saved([
        { question: 'satisfaction', value: 1 },
        { question: 'why', value: '😀'.repeat(201) },
      ]),
    'answer-invalid',
  ],
  ['a required question that was left', () => saved([{ question: 'satisfaction', skipped: true }]), 'answer-required'],
  ['a required question that is missing', () => saved([]), 'answer-required'],
  [
    'NUL in an answer',
    () =>
      saved([
        { question: 'satisfaction', value: 1 },
        { question: 'why', value: 'a\0b' },
      ]),
    'ill-formed-text',
  ],
  [
    'half a surrogate pair',
    () =>
      saved([
        { question: 'satisfaction', value: 1 },
        { question: 'why', value: 'a\ud800b' },
      ]),
    'ill-formed-text',
  ],
  ['NUL in an unknown field', () => saved(undefined, { extra: { deep: ['\0'] } }), 'ill-formed-text'],
  ['NUL in an id', () => ({ ...saved(), id: 'a\0b' }), 'ill-formed-text'],
  [
    'a score with a publishable key',
    () => anEvent('earshot.score.recorded', { measure: 'nps', value: 9, service: 'permits', channel: 'phone' }),
    'not-allowed',
  ],
];
test.each(rejected)('rejects %s and keeps nothing of it', async (_name, make, reason) => {
  const { status, results } = await ground.send([make()]);
  expect(status).toBe(200);
  expect(results).toMatchObject([{ status: 'rejected', reason }]);
  expect(await books()).toMatchObject({ received: 1, rejected: 1, stored: 0 });
  expect(await counts(0, 99991231)).toEqual({});
  expect(await ground.context.store.responses.latest(ground.agency, 10)).toEqual([]);
});

test('rejects a number that no double can hold', async () => {
  const body = JSON.stringify([saved([{ question: 'satisfaction', value: 'huge' }])]).replace('"huge"', '1e400');
  expect((await ground.send(body)).results).toMatchObject([{ status: 'rejected', reason: 'invalid' }]);
});

test('drops and counts a field it does not know from a page, and rejects it from a system', async () => {
  const make = () => saved([{ question: 'satisfaction', value: 5, mood: 'x' } as never], { newField: { a: 1 } });
  expect((await ground.send([make()])).results).toMatchObject([{ status: 'stored' }]);
  const metrics = await ground.app.inject('/metrics');
  expect(metrics.body).toContain('earshot_events_with_dropped_fields_total 1');
  expect((await ground.send([make()], { key: ground.sk })).results).toMatchObject([{ status: 'rejected', reason: 'invalid' }]);
});

// Scores

test('counts a score under its measure', async () => {
  const score = (value: unknown, more = {}) =>
    anEvent('earshot.score.recorded', { measure: 'nps', value, service: 'permits', channel: 'phone', ...more });
  const { results } = await ground.send([score(9), score(11), score(9, { measure: 'joy' }), score(9, { service: 'fishing' })], {
    key: ground.sk,
    origin: null,
  });
  expect(results.map(({ status, reason }) => reason ?? status)).toEqual([
    'stored',
    'unknown-measure',
    'unknown-measure',
    'unknown-service',
  ]);
  const rows = await ground.context.store.counts.read(ground.agency, '~scores', { from: 20261122, to: 20261122 });
  expect(rows).toContainEqual({ group: '', question: 'nps', value: '9', n: 1 });
});

// What stays inside

test('logs nothing of what anybody sent', async () => {
  const secret = 'Mein-Geheimnis';
  await ground.send([
    saved([
      { question: 'satisfaction', value: 1 },
      { question: 'why', value: `${secret} is this` },
    ]),
  ]);
  await ground.send([saved([{ question: 'satisfaction', value: secret }])]);
  await post(`[{"${secret}":`);
  await post('[]', { origin: `https://${secret}.example` });
  await post('[]', { authorization: `Bearer ${secret}` });
  await ground.app.inject(`/v1/sites/${ground.pk}/surveys`);
  await ground.app.inject(`/${secret}%E0%A4%A`);
  expect(ground.logged()).not.toMatch(/geheimnis/i);
  expect(ground.logged()).not.toContain(ground.pk.slice(8));
  expect(ground.logged()).not.toContain('127.0.0.1');
});

test('a refusal quotes nothing of the body', async () => {
  expect((await post('[{"secret-word":')).body).not.toContain('secret-word');
});
