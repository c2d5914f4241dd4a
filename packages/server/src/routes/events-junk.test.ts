import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aGround, anEvent, aResponse, type Ground, ORIGIN } from '../../test/ground.ts';
import { acceptSetAside } from '../review.ts';

/** Any of these in place of any part: what breaks parsers, databases and assumptions. */
const nasty = fc.oneof(
  fc.constantFrom<unknown>(
    '',
    '\0',
    '\ud800',
    '__proto__',
    'constructor',
    null,
    -0,
    1e308,
    -1,
    9999,
    true,
    [],
    {},
    '9999-12-31T23:59:59Z',
    '-0001-01-01T00:00:00Z',
  ),
  fc.string({ unit: 'binary' }),
  fc.jsonValue({ maxDepth: 3 }),
);

const answer = fc.record(
  {
    question: fc.oneof(fc.constantFrom('satisfaction', 'why', 'wrong', 'done', 'age'), nasty),
    value: fc.oneof(
      fc.integer({ min: 1, max: 5 }),
      fc.constantFrom<unknown>('yes', 'under-30', ['wait'], 'some words here', 'ring ٠٧٧٠٠٩٠٠١٢٣ or a@b.example'),
      nasty,
    ),
    otherText: nasty,
    skipped: fc.oneof(fc.constant(true), nasty),
  },
  { requiredKeys: ['question'] },
);

/** An event that is nearly right: a valid one, with a few of its parts replaced. */
const nearly = fc
  .record({
    answers: fc.array(answer, { maxLength: 4 }),
    data: fc.dictionary(
      fc.constantFrom(
        'response',
        'revision',
        'complete',
        'survey',
        'version',
        'language',
        'page',
        'test',
        'openedMs',
        'reference',
        'extra',
        '__proto__',
      ),
      nasty,
      { maxKeys: 2 },
    ),
    envelope: fc.dictionary(fc.constantFrom('id', 'source', 'type', 'time', 'specversion', 'data', 'extension'), nasty, { maxKeys: 1 }),
    openedMs: fc.constantFrom(undefined, 0, 5_000),
    response: fc.constantFrom('00000000-0000-4000-8000-000000000001', undefined),
    revision: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ answers, data, envelope, openedMs, response, revision }) =>
    anEvent(
      'earshot.response.saved',
      aResponse(answers as never, { revision, openedMs, ...(response ? { response } : {}), ...data }),
      envelope,
    ),
  );

const body = fc.oneof(
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)) },
  { weight: 1, arbitrary: fc.json() },
  { weight: 6, arbitrary: fc.array(nearly, { minLength: 1, maxLength: 5 }).map((events) => JSON.stringify(events)) },
);

const headers = fc.record({
  'content-type': fc.oneof(
    { weight: 6, arbitrary: fc.constant('application/cloudevents-batch+json') },
    { weight: 1, arbitrary: fc.constantFrom('application/cloudevents+json', 'application/json', 'text/plain', 'x', ';;') },
  ),
  'content-encoding': fc.oneof(
    { weight: 9, arbitrary: fc.constant('identity') },
    { weight: 1, arbitrary: fc.constantFrom('gzip', 'br', 'x') },
  ),
  origin: fc.oneof(
    { weight: 9, arbitrary: fc.constant(ORIGIN) },
    { weight: 1, arbitrary: fc.constantFrom('null', 'x', 'https://', `${ORIGIN}@evil`) },
  ),
});

const balance = async ({ context }: Ground) => {
  const { received, ...became } = await context.store.upkeep.books('city');
  expect(received).toBe(Object.values(became).reduce((sum, n) => sum + n, 0));
  return received;
};

test('no junk makes the server fail, and the books balance whatever came', async () => {
  await using ground = await aGround();
  let received = 0;
  await fc.assert(
    fc.asyncProperty(body, headers, fc.oneof(fc.constant(''), fc.string().map(encodeURIComponent)), async (payload, given, sent) => {
      const reply = await ground.app.inject({
        method: 'POST',
        url: `/v1/events?sent=${sent}`,
        headers: { ...given, authorization: `Bearer ${ground.pk}` },
        payload,
      });
      expect(reply.statusCode).toBeLessThan(500);
      if (reply.statusCode === 200) received += reply.json().results.length;
      else expect(reply.json().code).toMatch(/^(request|event|key)\./);
      expect(await balance(ground)).toBe(received);
    }),
    { numRuns: 300 },
  );
  expect(await ground.context.store.upkeep.countsEqualRebuild()).toBe(true);
  // Whatever was set aside can be let in: once, and the books still balance.
  const { quarantine } = ground.context.store;
  for (const { reason } of await quarantine.tally('city')) {
    const which = { reason, until: ground.context.clock() };
    const { done } = await acceptSetAside(ground.context, 'city', which, { email: 'a@city.gov', name: 'A' });
    expect(done).toBeGreaterThan(0);
  }
  expect(await balance(ground)).toBe(received);
  expect(await ground.context.store.upkeep.countsEqualRebuild()).toBe(true);
  expect(ground.logged()).not.toContain('a request failed');
}, 120_000);
