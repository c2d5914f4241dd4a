import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { aGround, anEvent, type Ground, NOW, saved } from '../../test/ground.ts';

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

const DAY = 86_400_000;
const touchpoint = (data: object = {}, more: object = {}) =>
  anEvent(
    'earshot.touchpoint.recorded',
    { kind: 'request.submitted', service: 'permits', reference: 'PP-2026-0042', channel: 'web', ...data },
    { source: 'https://desk.city.gov', ...more },
  );
const tell = async (...events: object[]) => (await ground.send(events, { key: ground.sk, origin: null })).results;
const tokenOf = async (data: object = {}) => (await tell(touchpoint(data)))[0]!.token!;
const linked = async (reference: string | undefined, key?: string) => {
  const event = saved([{ question: 'satisfaction', value: 1 }], reference === undefined ? {} : { reference });
  const { results } = await ground.send([event], key ? { key, origin: null } : {});
  const [found] = (await ground.context.store.cases.list(ground.agency, { limit: 5 })).items;
  return { status: results[0]?.status, kind: found?.kind, reference: found?.reference };
};
const dropped = async () =>
  Number(/earshot_references_dropped_total (\d+)/.exec((await ground.app.inject({ url: '/metrics' })).body)?.[1] ?? 0);

test('a stored touchpoint is answered with a token in which nothing of it stands, and again when it is sent again', async () => {
  const event = touchpoint({ citizen: { email: 'ana@example.org', consent: ['survey'] } });
  const [stored] = await tell(event);
  expect(stored).toEqual({ id: event.id, status: 'stored', token: expect.stringMatching(/^city[-\d]*\.[\w-]{42}$/) });
  for (const word of ['PP-2026', 'request', 'ana', event.id]) expect(stored!.token).not.toContain(word);
  expect(await tell(event)).toEqual([{ id: event.id, status: 'duplicate', token: stored!.token }]);
  expect(await ground.context.store.upkeep.books(ground.agency)).toMatchObject({ received: 2, stored: 1, duplicate: 1 });
  expect(ground.logged()).not.toContain('PP-2026');
});

test('only a secret key may tell of one', async () => {
  expect((await ground.send([touchpoint()])).results).toMatchObject([{ status: 'rejected', reason: 'not-allowed' }]);
});

test('what is unknown or does not fit its kind is rejected, and where is said', async () => {
  const results = await tell(
    touchpoint({ surprise: 1 }),
    touchpoint({ kind: 'contact.handled', details: { waitSeconds: 4 } }),
    touchpoint({ kind: 'appointment.booked', details: { revision: 1, startsAt: '2026-02-30T09:30:00[Europe/London]' } }),
    touchpoint({ kind: 'appointment.booked', details: { revision: 1, startsAt: '2026-12-01T09:30:00[Europe/Nowhere]' } }),
    touchpoint({ kind: 'renewal.due' }),
    touchpoint({ kind: 'request.lost' }),
    touchpoint({ service: 'parks' }),
    touchpoint({ citizen: { phone: '01632 960001' } }),
  );
  expect(results.map(({ status, reason, detail }) => [status, reason, detail])).toEqual([
    ['rejected', 'invalid', 'data: unrecognized keys'],
    ['rejected', 'invalid', 'data.details.answered: invalid type'],
    ['rejected', 'invalid', 'data.details.startsAt: custom'],
    ['rejected', 'invalid', 'data.details.startsAt: custom'],
    ['rejected', 'invalid', 'data.details.dueOn: invalid type'],
    ['rejected', 'invalid', expect.stringContaining('data.kind')],
    ['rejected', 'unknown-service', undefined],
    ['rejected', 'invalid', 'data.citizen.phone: invalid format'],
  ]);
});

test('each kind is taken with what may be said about it', async () => {
  const startsAt = '2026-12-01T09:30:00[Europe/London]';
  const said: Record<string, object | undefined> = {
    'request.submitted': { answerBy: '2026-12-24' },
    'status.changed': { status: 'in-review', from: 'received' },
    'service.completed': { outcome: 'granted' },
    'appointment.booked': { startsAt, revision: 1, place: 'Town hall, room 4' },
    'appointment.changed': { startsAt, revision: 2 },
    'appointment.cancelled': { revision: 3, by: 'citizen' },
    'appointment.attended': { revision: 4, waitSeconds: 120 },
    'payment.confirmed': { amount: '48.00', currency: 'GBP' },
    'contact.handled': { answered: true, waitSeconds: 40, durationSeconds: 300, resolved: false },
    'renewal.due': { dueOn: '2027-01-31' },
    'x.bin.missed': { street: 'High Street', bins: 2 },
    'x.note': undefined,
  };
  const results = await tell(...Object.entries(said).map(([kind, details]) => touchpoint({ kind, ...(details ? { details } : {}) })));
  expect(results.map(({ status }) => status)).toEqual(Object.keys(said).map(() => 'stored'));
});

test('a catalogue says which kinds of its own an agency has, and what they hold', async () => {
  const own = (kind: string, details?: object) => touchpoint({ kind, ...(details ? { details } : {}) });
  await ground.context.store.catalogues.put(ground.agency, {
    services: ['permits'],
    kinds: { 'x.bin.missed': { about: 'A bin was missed.', details: { street: { is: 'text' } } } },
  });
  const results = await tell(
    own('x.bin.missed', { street: 'High Street' }),
    own('x.bin.missed', {}),
    own('x.bin.burnt'),
    own('payment.confirmed'),
  );
  expect(results.map(({ status, reason, detail }) => [status, reason, detail].filter(Boolean).join(' '))).toEqual([
    'stored',
    'rejected invalid data.details.street: invalid type',
    'rejected unknown-kind',
    'stored',
  ]);
});

test('a later booking stands however late an earlier one comes, and a revision says one thing alone', async () => {
  const booking = (revision: number, hour: number) =>
    touchpoint({ kind: 'appointment.changed', details: { revision, startsAt: `2026-12-01T${hour}:00[Europe/London]` } });
  const statuses = async (...events: object[]) => (await tell(...events)).map(({ status, reason }) => reason ?? status);
  expect(await statuses(booking(1, 10), booking(3, 12))).toEqual(['stored', 'stored']);
  expect(await statuses(booking(2, 11), booking(3, 12), booking(3, 13))).toEqual(['superseded', 'duplicate', 'conflict']);
});

test('a token links the answer of a page to the reference of its touchpoint, and makes it a case of the person', async () => {
  const token = await tokenOf();
  expect(await linked(token)).toEqual({ status: 'stored', kind: 'person', reference: 'PP-2026-0042' });
});

test('a plain, forged, foreign or expired reference from a page is dropped and counted, and the answer kept', async () => {
  const before = await dropped();
  const token = await tokenOf();
  const forged = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`;
  for (const bad of ['PP-2026-0042', forged, '', ' ', 'x'.repeat(512)])
    expect(await linked(bad), bad).toEqual({ status: 'stored', kind: 'daily', reference: null });
  const home = ground;
  ground = await server.fresh();
  expect(await linked(token)).toMatchObject({ status: 'stored', kind: 'daily' });
  ground = home;
  ground.at(NOW + 91 * DAY);
  expect(await linked(token)).toMatchObject({ status: 'stored', reference: null });
  expect(await dropped()).toBe(before + 7);
});

test('a system of the agency may name a reference as it is, or hand on a token', async () => {
  expect(await linked('PP-1', ground.sk)).toEqual({ status: 'stored', kind: 'person', reference: 'PP-1' });
  ground = await server.fresh();
  expect(await linked(await tokenOf(), ground.sk)).toMatchObject({ reference: 'PP-2026-0042' });
});

test('a journey is everything of one reference, for keys and staff that may read answers, and names nobody', async () => {
  const token = await tokenOf({ citizen: { email: 'ana@example.org' } });
  await linked(token);
  const read = async (key: string, reference = 'PP-2026-0042') =>
    ground.app.inject({ url: `/v1/journeys?reference=${encodeURIComponent(reference)}`, headers: { authorization: `Bearer ${key}` } });
  const reader = await ground.key('secret', { scopes: ['responses:read'] });
  const journey = await read(reader);
  expect(journey.json()).toMatchObject({ reference: 'PP-2026-0042', next: null });
  expect(journey.json().items.map(({ type }: { type: string }) => type)).toEqual(['touchpoint', 'response', 'case']);
  expect(journey.body).not.toContain('ana@example.org');
  expect((await read(reader, 'PP-1')).json().items).toEqual([]);
  expect((await read(ground.sk)).statusCode).toBe(403);
  expect((await read(reader, '')).statusCode).toBe(422);
  expect(ground.logged()).not.toContain('PP-2026');
});

test('what a token stands for is told to whoever holds it', async () => {
  const token = await tokenOf();
  const asked = (text: string) => ground.app.inject({ url: `/v1/references/${text}` });
  const told = await asked(token);
  expect(told.json()).toEqual({ reference: 'PP-2026-0042' });
  expect(told.headers).toMatchObject({ 'access-control-allow-origin': '*', 'cache-control': 'no-store' });
  const refused = await asked(`${token.slice(0, -1)}~`);
  expect(refused.statusCode).toBe(404);
  expect(refused.headers['access-control-allow-origin']).toBe('*');
});

test('what is linked to a test is a test', async () => {
  const token = await tokenOf({ test: true });
  expect(await linked(token)).toEqual({ status: 'stored', kind: undefined, reference: undefined });
  const [response] = await ground.context.store.responses.latest(ground.agency, 1);
  expect(response).toMatchObject({ test: true });
});
