import { defineCatalogue, type EventResult } from '@earshot/model';
import { startServer, type TestServer } from '@earshot/testing';
import { afterAll, beforeAll, expect, expectTypeOf, test } from 'vitest';
import { createClient } from './index.ts';

const catalogue = defineCatalogue({
  services: ['parking-permit'],
  measures: ['csat.top2'],
  kinds: {
    'x.permit.lost': {
      about: 'The paper permit is gone.',
      details: {
        where: { is: 'text' },
        how: { is: 'choice', of: ['stolen', 'mislaid'] },
        copies: { is: 'whole', optional: true },
        reported: { is: 'yes-no', optional: true },
      },
    },
    'x.permit.found': { about: 'It turned up.' },
  },
});

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ scopes: ['events', 'responses:read'] });
  await server.ground.store.catalogues.put(server.agency, {
    ...catalogue,
    services: [...catalogue.services],
    measures: undefined,
  } as never);
});
afterAll(() => server.close());
const client = () => createClient<typeof catalogue>({ url: server.url, key: server.secretKey });

const base = { service: 'parking-permit', reference: 'PP-2026-0042' } as const;

test('records what the catalogue has, and answers with a token', async () => {
  const { record } = client().touchpoints;
  const stored = await record(
    { ...base, kind: 'x.permit.lost', details: { where: 'Harbour', how: 'stolen', copies: 2 } },
    { id: 'lost-1' },
  );
  expect(stored).toMatchObject({ status: 'stored', token: expect.any(String) });
  expectTypeOf(stored.token).toEqualTypeOf<EventResult['token']>();
  expect(await record({ ...base, kind: 'x.permit.found' })).toMatchObject({ status: 'stored' });
  expect(await record({ ...base, kind: 'payment.confirmed' })).toMatchObject({ status: 'stored' });
  expect(await record({ ...base, kind: 'contact.handled', details: { answered: true } })).toMatchObject({ status: 'stored' });
});

test('what the catalogue has not does not compile, and the server refuses it', async () => {
  const { record } = client().touchpoints;
  const refused = (why: string) => expect.objectContaining({ code: why });
  // @ts-expect-error no such kind
  await expect(record({ ...base, kind: 'x.permit.burnt' })).rejects.toEqual(refused('unknown-kind'));
  // @ts-expect-error no such choice
  await expect(record({ ...base, kind: 'x.permit.lost', details: { where: 'Harbour', how: 'sunk' } })).rejects.toEqual(refused('invalid'));
  // @ts-expect-error a field that is missing
  await expect(record({ ...base, kind: 'x.permit.lost', details: { how: 'stolen' } })).rejects.toEqual(refused('invalid'));
  // @ts-expect-error details that are missing
  await expect(record({ ...base, kind: 'x.permit.lost' })).rejects.toEqual(refused('invalid'));
  // @ts-expect-error a field that a kind of every agency does not have
  await expect(record({ ...base, kind: 'renewal.due', details: { on: '2027-01-31' } })).rejects.toEqual(refused('invalid'));
  // @ts-expect-error no such service
  await expect(record({ ...base, service: 'parks', kind: 'x.permit.found' })).rejects.toEqual(refused('unknown-service'));
  // @ts-expect-error a kind without details has none
  await expect(record({ ...base, kind: 'x.permit.found', details: { a: 1 } })).rejects.toEqual(refused('invalid'));
});

test('scores are those of its measures and services', async () => {
  const { record } = client().scores;
  expect(await record({ measure: 'csat.top2', value: 4, service: 'parking-permit', channel: 'phone' })).toMatchObject({ status: 'stored' });
  const score = { value: 4, channel: 'phone' } as const;
  // @ts-expect-error no such service
  await expect(record({ ...score, measure: 'csat.top2', service: 'parks' })).rejects.toThrow('unknown-service');
  // @ts-expect-error not one of its measures
  record satisfies (given: { measure: 'nps'; service: 'parking-permit'; value: 4; channel: 'phone' }) => unknown;
});

test('the catalogue itself may be handed over instead of its type', () => {
  const given = createClient({ url: server.url, catalogue });
  expectTypeOf(given).toEqualTypeOf<ReturnType<typeof client>>();
});

test('without a catalogue any kind of its own compiles, and those of every agency are still checked', () => {
  type Record = ReturnType<typeof createClient>['touchpoints']['record'];
  const takes = (_: Parameters<Record>[0]) => {};
  takes({ kind: 'x.anything', service: 'any', reference: '1', details: { deep: { as: ['it', 'likes'] } } });
  // @ts-expect-error answered is missing
  takes({ kind: 'contact.handled', service: 'any', reference: '1', details: {} });
  // @ts-expect-error neither one of every agency nor its own
  takes({ kind: 'bin.missed', service: 'any', reference: '1' });
});

test('a journey comes whole, however many pages it takes', async () => {
  const reader = createClient({ url: server.url, key: server.secretKey });
  await reader.touchpoints.recordAll(
    Array.from({ length: 203 }, (_, n) => ({
      id: `step-${n}`,
      data: {
        kind: 'status.changed',
        service: 'parking-permit',
        reference: 'PP-long',
        details: { status: `${n}` },
        // A minute apart: each request is moved by how long it was on its way.
        at: new Date(1e12 + n * 60_000).toISOString(),
      },
    })),
  );
  const steps = await reader.journey('PP-long');
  expect(steps.map((step) => step.type === 'touchpoint' && step.details?.status)).toEqual(Array.from({ length: 203 }, (_, n) => `${n}`));
  expect(await reader.journey('PP-none')).toEqual([]);
});
