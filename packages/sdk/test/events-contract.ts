import { gzipSync } from 'node:zlib';
import { aResponse } from '@earshot/testing';

/** A server the contract can be asked of. */
export interface Asked {
  url: string;
  secret: string;
  publishable: string;
}

/** One request, with what it must be answered. */
export interface Row {
  title: string;
  status: number;
  headers?: Record<string, string>;
  /** @default the secret key as a bearer; `page` is the publishable one in the query, with text/plain */
  as?: 'system' | 'page' | 'nobody' | 'stranger' | 'secret-in-query' | 'page-in-json';
  method?: string;
  path?: string;
  body: unknown;
}

const time = '2026-11-22T10:00:00Z';
let count = 0;
export const event = <D>(type: string, data: D, more: object = {}) => ({
  specversion: '1.0',
  id: `contract-${count++}`,
  source: 'urn:contract',
  type,
  time,
  data,
  ...more,
});
export const score = (more: object = {}, envelope: object = {}) =>
  event('earshot.score.recorded', { measure: 'csat.top2', value: 5, service: 'parking-permit', channel: 'phone', ...more }, envelope);
const touchpoint = (more: object = {}, envelope: object = {}) =>
  event(
    'earshot.touchpoint.recorded',
    { kind: 'request.submitted', service: 'parking-permit', reference: 'PP-1', channel: 'web', ...more },
    envelope,
  );
const answer = (more: object = {}, envelope: object = {}) => event('earshot.response.saved', { ...aResponse(), ...more }, envelope);
const view = '0193f000-0000-7000-8000-0000000000aa';
const seen = (furthest: string, envelope: object = {}) =>
  event('earshot.survey.seen', { view, survey: 'parking-permit-done', version: 1, language: 'en', channel: 'web', furthest }, envelope);
const one = score({}, { id: 'same' });
const response = '0193f000-0000-7000-8000-000000000001';
const booked = { startsAt: '2026-12-01T09:30:00[Europe/London]', revision: 1 };
const appointment = (details: object, envelope: object = {}) =>
  touchpoint({ kind: 'appointment.booked', reference: 'A-1', details: { ...booked, ...details } }, envelope);
let deep: object = {};
for (let level = 0; level < 20; level++) deep = [deep];

/** Asked in this order: a row may build on those before it. */
export const rows: Row[] = [
  { title: 'scores, a batch', status: 200, body: [score(), score({ language: 'cy', reference: 'PP-1' })] },
  { title: 'the same id twice in one batch', status: 200, body: [one, one, { ...one, data: { ...one.data, value: 1 } }] },
  { title: 'the same again, later and with another time', status: 200, body: [{ ...one, time: '2026-11-22T11:00:00Z' }] },
  { title: 'the same id of another source', status: 200, body: [{ ...one, source: 'urn:other' }] },
  { title: 'fields in another order', status: 200, body: [{ ...one, data: Object.fromEntries(Object.entries(one.data).reverse()) }] },
  {
    title: 'every way a score can be wrong',
    status: 200,
    body: [
      score({ measure: 'no-such' }),
      score({ value: 99 }),
      score({ value: 'x' }),
      score({ service: 'no-such' }),
      score({ service: 'NOT A SLUG' }),
      score({ channel: 'fax' }),
      score({ surprise: 1 }),
      score({ reference: 'a\u0000b' }),
      score({ reference: '\ud800' }),
      score({ reference: 'Cafe\u0301' }),
      score({}, { id: '' }),
      score({}, { id: 'x'.repeat(129) }),
      score({}, { id: 5 }),
      score({}, { source: '' }),
      score({}, { specversion: '0.3' }),
      score({}, { time: 'yesterday' }),
      score({}, { extension: 'is ignored' }),
      event('earshot.no.such', {}),
      event('earshot.score.recorded', deep),
      event('earshot.score.recorded', null),
      null,
      7,
      [],
      'text',
    ],
  },
  {
    title: 'touchpoints',
    status: 200,
    body: [
      touchpoint(),
      touchpoint({ kind: 'status.changed', details: { status: 'approved' } }),
      touchpoint({ kind: 'status.changed' }),
      touchpoint({ kind: 'service.completed' }),
      touchpoint({ kind: 'x.bin.missed', details: { street: 'Long Lane' } }),
      touchpoint({ kind: 'x' }),
      touchpoint({ kind: 'no.such' }),
      touchpoint({ service: 'no-such' }),
      touchpoint({ citizen: { email: 'not an address' } }),
      touchpoint({ kind: 'contact.handled', details: { answered: true, waitSeconds: 30, resolved: true } }),
      touchpoint({ kind: 'contact.handled', details: { answered: 'yes' } }),
    ],
  },
  {
    title: 'appointments, of which each revision is one',
    status: 200,
    body: [
      appointment({}, { id: 'book' }),
      appointment({}, { id: 'book' }),
      appointment({}),
      appointment({ place: 'Town hall' }),
      appointment({ revision: 3 }),
      appointment({ revision: 2 }),
      appointment({ startsAt: 'soon' }),
    ],
  },
  {
    title: 'answers and their revisions',
    status: 200,
    body: [
      answer({ response, answers: [{ question: 'satisfaction', value: 4 }] }),
      answer({ response, revision: 3, answers: [{ question: 'satisfaction', value: 5 }] }),
      answer({ response, revision: 2, answers: [{ question: 'satisfaction', value: 3 }] }),
      answer({ response, revision: 3, answers: [{ question: 'satisfaction', value: 5 }] }),
      answer({ response, revision: 3, answers: [{ question: 'satisfaction', value: 4 }] }),
    ],
  },
  {
    title: 'every way an answer can be wrong',
    status: 200,
    body: [
      answer({ survey: 'no-such' }),
      answer({ version: 9 }),
      answer({ answers: [{ question: 'no-such', value: 1 }] }),
      answer({ answers: [{ question: 'satisfaction', value: 9 }] }),
      answer({
        answers: [
          { question: 'satisfaction', value: 4 },
          { question: 'satisfaction', value: 4 },
        ],
      }),
      answer({ answers: [{ question: 'satisfaction', skipped: true }] }),
      answer({ complete: false, answers: [{ question: 'satisfaction', skipped: true }] }),
      answer({ answers: [{ question: 'satisfaction', value: 4, note: 'x' }] }),
      answer({
        answers: [
          { question: 'satisfaction', value: 4 },
          { question: 'why', value: '' },
        ],
      }),
      answer({ survey: 'closed' }),
      answer({ response: 'not a uuid' }),
    ],
  },
  { title: 'a page load that gets further', status: 200, body: [seen('offered'), seen('opened'), seen('offered'), seen('opened')] },
  { title: 'answers of a page', status: 200, as: 'page', body: [answer()] },
  {
    title: 'a newer page',
    status: 200,
    as: 'page',
    body: [answer({ surprise: 1, answers: [{ question: 'satisfaction', value: 2, also: 'new' }] })],
  },
  { title: 'a page that sends what only systems may', status: 200, as: 'page', body: [score(), touchpoint(), answer()] },
  { title: 'one event', status: 200, headers: { 'content-type': 'application/cloudevents+json; charset=utf-8' }, body: score() },
  {
    title: 'binary mode',
    status: 200,
    headers: {
      'content-type': 'application/json',
      'ce-specversion': '1.0',
      'ce-id': 'binary%201',
      'ce-source': 'urn:contract',
      'ce-type': 'earshot.score.recorded',
    },
    body: score().data,
  },
  { title: 'gzip', status: 200, headers: { 'content-encoding': 'gzip' }, body: gzipSync(JSON.stringify([score()])) },
  { title: 'a hundred events', status: 200, body: Array.from({ length: 100 }, () => score()) },
  { title: 'a hundred and one', status: 413, body: Array.from({ length: 101 }, () => score()) },
  { title: 'too many bytes', status: 413, body: [score({ reference: 'x'.repeat(270_000) })] },
  {
    title: 'too many bytes after inflation',
    status: 413,
    headers: { 'content-encoding': 'gzip' },
    body: gzipSync(JSON.stringify([score({ reference: 'x'.repeat(270_000) })])),
  },
  { title: 'no JSON', status: 400, body: 'satisfied' },
  { title: 'half of it', status: 400, body: '[{"specversion":' },
  { title: 'nothing', status: 400, body: '' },
  { title: 'no gzip', status: 400, headers: { 'content-encoding': 'gzip' }, body: '[]' },
  { title: 'no UTF-8', status: 400, body: Buffer.from([0x5b, 0x22, 0xff, 0x22, 0x5d]) },
  { title: 'an empty batch', status: 422, body: [] },
  { title: 'one event as a batch', status: 422, body: score() },
  { title: 'a batch as one event', status: 422, headers: { 'content-type': 'application/cloudevents+json' }, body: [score()] },
  { title: 'an object that is no event', status: 422, headers: { 'content-type': 'application/cloudevents+json' }, body: {} },
  { title: 'JSON without the headers of an event', status: 422, headers: { 'content-type': 'application/json' }, body: score() },
  { title: 'XML', status: 415, headers: { 'content-type': 'application/xml' }, body: '<score/>' },
  { title: 'another character set', status: 415, headers: { 'content-type': 'text/plain; charset=latin1' }, body: [score()] },
  { title: 'brotli', status: 415, headers: { 'content-encoding': 'br' }, body: [score()] },
  { title: 'no key', status: 401, as: 'nobody', body: [score()] },
  { title: 'no bearer', status: 401, as: 'nobody', headers: { authorization: 'Basic abc' }, body: [score()] },
  { title: 'a key that is none', status: 401, as: 'stranger', body: [score()] },
  { title: 'a secret key in the address', status: 401, as: 'secret-in-query', body: [score()] },
  { title: 'a key in the address of JSON', status: 401, as: 'page-in-json', body: [score()] },
  { title: 'a page of another origin', status: 403, as: 'page', headers: { origin: 'https://elsewhere.example' }, body: [answer()] },
  { title: 'a page of something that is no origin', status: 403, as: 'page', headers: { origin: 'city' }, body: [answer()] },
  { title: 'an address where nothing is', status: 404, path: '/v2/events', body: [score()] },
];

/** Asks, and says what came back as far as both servers must agree: a token is opaque, and cases are the real server's alone. */
export async function ask({ url, secret, publishable }: Asked, row: Row, fetch: typeof globalThis.fetch = globalThis.fetch) {
  const { as = 'system', method = 'POST', path = '/v1/events', headers = {}, body } = row;
  const page = as === 'page' || as === 'page-in-json' ? publishable : as === 'secret-in-query' ? secret : undefined;
  const bearer = as === 'system' ? secret : as === 'stranger' ? `${secret}x` : undefined;
  const reply = await fetch(`${url}${path}${page ? `?key=${page}` : ''}`, {
    method,
    headers: {
      'content-type': as === 'page' || as === 'secret-in-query' ? 'text/plain' : 'application/cloudevents-batch+json',
      ...(bearer ? { authorization: `Bearer ${bearer}` } : {}),
      ...headers,
    },
    body: typeof body === 'string' || Buffer.isBuffer(body) ? new Uint8Array(Buffer.from(body as string)) : JSON.stringify(body),
  });
  const said = JSON.parse(await reply.text()) as { results?: { token?: string; case?: unknown }[] };
  for (const result of said.results ?? []) {
    delete result.case;
    if (result.token) result.token = result.token.replace(/^([a-z0-9-]+)\..+$/s, '$1.…');
  }
  const header = (name: string) => reply.headers.get(name);
  return {
    status: reply.status,
    type: header('content-type')?.split(';')[0],
    readable: [header('access-control-allow-origin'), header('access-control-expose-headers'), header('cache-control')],
    said,
  };
}
