import { defineCatalogue } from '@earshot/model';
import { aSurvey, type TestServer as RealServer, startServer } from '@earshot/testing';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestServer, type Failure, type TestServer } from '../src/testing/index.ts';
import { type Asked, ask, event, rows, score } from './events-contract.ts';

const surveys = [aSurvey(), aSurvey({ id: 'closed', closes: '2026-01-01T00:00:00Z' })];
let real: RealServer;
let made: TestServer;
let asReal: Asked;
let asMade: Asked;
beforeAll(async () => {
  real = await startServer({ surveys });
  made = createTestServer({ agency: real.agency, services: ['parking-permit'], surveys });
  asReal = { url: real.url, secret: real.secretKey, publishable: real.publishableKey };
  asMade = { url: await made.listen(), secret: made.key, publishable: made.publishableKey };
});
afterAll(async () => {
  await real?.close();
  await made?.close();
});

test.each(rows)('both servers say the same to $title', async (row) => {
  const expected = await ask(asReal, row);
  expect(expected.status).toBe(row.status);
  expect(await ask(asMade, row)).toEqual(expected);
});

test('without a socket a test server says the same as with one', async () => {
  const alone = createTestServer({ agency: real.agency, services: ['parking-permit'], surveys });
  const other = createTestServer({ agency: real.agency, services: ['parking-permit'], surveys });
  const socket = { ...asMade, url: await other.listen() };
  for (const row of rows) expect(await ask({ ...asMade, url: alone.url }, row, alone.fetch)).toEqual(await ask(socket, row));
  await other.close();
});

test('both servers say the same to any sequence of repetitions, corrections and mistakes', async () => {
  let run = 0;
  const uuid = (of: number) => `0193f000-0000-7000-8000-${String(run * 10 + of).padStart(12, '0')}`;
  const anyEvent = fc.record({
    type: fc.constantFrom('score', 'answer', 'seen', 'booking'),
    id: fc.integer({ min: 0, max: 7 }),
    record: fc.integer({ min: 0, max: 2 }),
    revision: fc.integer({ min: 1, max: 3 }),
    value: fc.integer({ min: 1, max: 6 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(anyEvent, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 }), async (batches) => {
      run++;
      const survey = { survey: 'parking-permit-done', version: 1, language: 'en', channel: 'web' };
      for (const batch of batches) {
        const body = batch.map(({ type, id, record, revision, value }) => {
          const envelope = { id: `any-${run}-${id}` };
          if (type === 'score') return score({ value }, envelope);
          if (type === 'seen')
            return event(
              'earshot.survey.seen',
              { ...survey, view: uuid(record), furthest: ['offered', 'dismissed', 'opened'][revision - 1] },
              envelope,
            );
          if (type === 'answer')
            return event(
              'earshot.response.saved',
              { ...survey, response: uuid(record), revision, complete: true, answers: [{ question: 'satisfaction', value }] },
              envelope,
            );
          const details = { startsAt: `2026-12-0${value}T09:30:00[Europe/London]`, revision };
          return event(
            'earshot.touchpoint.recorded',
            { kind: 'appointment.booked', service: 'parking-permit', reference: `A-${run}-${record}`, details },
            envelope,
          );
        });
        const row = { title: 'any', status: 200, body };
        expect(await ask(asMade, row)).toEqual(await ask(asReal, row));
      }
    }),
    { numRuns: 40 },
  );
});

test('both servers take the same of an agency that has a catalogue', async () => {
  const catalogue = defineCatalogue({
    services: ['parking-permit'],
    kinds: {
      'x.bin.missed': { about: 'A bin was not emptied.', details: { street: { is: 'text' }, bins: { is: 'whole', optional: true } } },
    },
  });
  await using strict = await startServer({ catalogue }).then((server) => ({ ...server, [Symbol.asyncDispose]: server.close }));
  const alone = createTestServer({ agency: strict.agency, services: ['parking-permit'], catalogue });
  const told = (kind: string, details?: object) =>
    event('earshot.touchpoint.recorded', { kind, service: 'parking-permit', reference: 'B-1', ...(details && { details }) });
  const body = [
    told('x.bin.missed', { street: 'Long Lane' }),
    told('x.bin.missed', { street: 'Long Lane', bins: 1.5 }),
    told('x.bin.missed', { street: 'Long Lane', colour: 'green' }),
    told('x.bin.missed'),
    told('x.bin.found', { street: 'Long Lane' }),
    told('request.submitted'),
    score({ measure: 'nps', value: 3 }),
  ];
  const row = { title: 'catalogue', status: 200, body };
  const expected = await ask({ url: strict.url, secret: strict.secretKey, publishable: strict.publishableKey }, row);
  expect(expected.said.results?.map((result) => 'reason' in result && result.reason)).toContain('unknown-kind');
  expect(await ask({ ...asMade, url: alone.url, secret: alone.key }, row, alone.fetch)).toEqual(expected);
});

test('what a test server is told to refuse it refuses as the real one does', async () => {
  const row = { title: 'refused', status: 0, body: [score()] };
  await using narrow = await startServer({ scopes: ['results'] }).then((server) => ({ ...server, [Symbol.asyncDispose]: server.close }));
  await using slow = await startServer({ settings: { keyRate: 1 } }).then((server) => ({ ...server, [Symbol.asyncDispose]: server.close }));
  const of = ({ url, secretKey, publishableKey }: RealServer) => ({ url, secret: secretKey, publishable: publishableKey });
  for (const _ of [1, 2]) await ask(of(slow), row);
  slow.ground.store.commit = () => Promise.reject(new Error('The disk is full.'));
  const refusals: [Failure, () => ReturnType<typeof ask>][] = [
    [403, () => ask(of(narrow), row)],
    [413, () => ask(asReal, rows.find(({ title }) => title === 'too many bytes')!)],
    [422, () => ask(asReal, rows.find(({ title }) => title === 'an empty batch')!)],
    [429, () => ask(of(slow), row)],
    [
      503,
      () => {
        real.ground.store.commit = slow.ground.store.commit;
        return ask(asReal, row);
      },
    ],
    [
      401,
      async () => {
        const keys = (await (await real.ask('GET', '/v1/sites')).json()) as { items: { id: string; kind: string; site: string }[] };
        const secret = keys.items.find(({ kind }) => kind === 'secret')!;
        await real.ask('DELETE', `/v1/sites/${secret.site}/keys/${secret.id}`);
        return ask(asReal, row);
      },
    ],
  ];
  for (const [status, asked] of refusals) {
    made.fail(status);
    expect(await ask(asMade, row), String(status)).toEqual(await asked());
  }
});
