import { EarshotError } from '@earshot/model';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Context } from '../context.ts';
import { handedOf } from '../intake.ts';
import { createBuckets } from './bucket.ts';
import { canonicalHash, normalised } from './canonical.ts';
import { happenedAt, readSent } from './clock.ts';
import { wholeOrigin } from './permit.ts';
import { take } from './take.ts';

const turned = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(turned);
  // Entries keep __proto__ a field.
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, each]) => [key, turned(each)]),
  );
};

const hashOf = (data: unknown) => canonicalHash('t', normalised(data));
const isTaken = (value: unknown): boolean => {
  try {
    normalised(value);
    return true;
  } catch {
    return false;
  }
};
/** Whatever JSON can say, but for what is rejected before it is hashed. */
const json = fc.jsonValue({ maxDepth: 4 }).filter(isTaken);

test('the hash of a body does not depend on the order of its fields', () => {
  fc.assert(fc.property(json, (each) => hashOf(each) === hashOf(turned(each))));
});

test('two bodies with one hash hold the same', () => {
  fc.assert(
    fc.property(json, json, (a, b) => {
      if (hashOf(a) === hashOf(b)) expect(normalised(a)).toEqual(normalised(b));
      else expect(JSON.stringify(normalised(a))).not.toBe(JSON.stringify(normalised(b)));
    }),
  );
  expect(canonicalHash('a', {})).not.toBe(canonicalHash('b', {}));
});

test('a field called __proto__ is a field, not a prototype', () => {
  const copy = normalised(JSON.parse('{"__proto__":{"admin":true}}')) as Record<string, unknown>;
  expect(copy.admin).toBeUndefined();
  expect(canonicalHash('t', copy)).not.toBe(hashOf({}));
});

test('an event never happens after its receipt nor before the oldest that counts', () => {
  const receivedAt = Date.parse('2026-11-22T10:00:00Z');
  const oldest = receivedAt - 6 * 86_400_000;
  fc.assert(
    fc.property(
      fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('9999-12-31') }),
      fc.option(fc.nat(), { nil: undefined }),
      (time, sent) => {
        const at = happenedAt(time.toISOString(), { receivedAt, sent, maxAgeDays: 6 });
        expect(at).toBeGreaterThanOrEqual(oldest);
        expect(at).toBeLessThanOrEqual(receivedAt);
      },
    ),
  );
  expect(readSent('1e9')).toBeUndefined();
  expect(readSent(['1', '2'])).toBeUndefined();
});

const at = Date.parse('2026-11-22T10:00:00Z');
const hour = 3_600_000;
const day = 24 * hour;
test.each([
  ['a clock that is right', -hour, 0, -hour],
  ['a clock a year ahead', 365 * day - hour, 365 * day, -hour],
  ['a clock thirty years behind', -30 * 365 * day - hour, -30 * 365 * day, -hour],
  ['a clock set right between answering and sending', 365 * day, 0, 0],
  ['a clock a minute ahead that does not say so', 60_000, undefined, 0],
  ['a clock ten years behind that does not say so', -3_650 * day, undefined, 0],
  ['a system that sends what happened yesterday', -day, undefined, -day],
  ['an answer kept for five days', -5 * day, 0, -5 * day],
  ['an answer from seven days ago', -7 * day, 0, 0],
  ['an answer from seven days ago by a clock a week ahead', 0, 7 * day, 0],
])('counts by our clock: %s', (_whose, said, sent, happened) => {
  const arrival = { receivedAt: at, sent: sent === undefined ? undefined : at + sent, maxAgeDays: 6 };
  expect(happenedAt(new Date(at + said).toISOString(), arrival) - at).toBe(happened);
});

test('an answer without a time, or with none that can be read, counts when it is received', () => {
  for (const time of [undefined, 'yesterday', '']) expect(happenedAt(time, { receivedAt: at, sent: at, maxAgeDays: 6 })).toBe(at);
});

test('an origin is whole or it is none', () => {
  expect(wholeOrigin('https://www.city.gov')).toBe('https://www.city.gov');
  expect(wholeOrigin('https://www.city.gov:443')).toBe('https://www.city.gov');
  expect(wholeOrigin('http://localhost:4401')).toBe('http://localhost:4401');
  const none = [
    undefined,
    'null',
    '',
    'https://www.city.gov/',
    'https://www.city.gov/x',
    'https://a@www.city.gov',
    'file:///x',
    'https://',
    'x'.repeat(999),
  ];
  for (const each of none) expect(wholeOrigin(each), each).toBeUndefined();
});

test('a bucket lets through its rate, twice of it at once', () => {
  let now = 0;
  const buckets = createBuckets(() => now);
  const taken = (times: number) => Array.from({ length: times }, () => buckets.take('k', 10)).filter((wait) => wait === undefined).length;
  expect(taken(100)).toBe(20);
  now += 1_000;
  expect(taken(100)).toBe(10);
  expect(buckets.take('other', 10)).toBeUndefined();
  expect(buckets.take('k', 10)).toBe(1);
});

test('a store that is full or cannot write refuses the request for now, and takes nothing', async () => {
  const failing = (error: unknown) =>
    ({
      store: { agencies: { get: async () => ({ id: 'city', timeZone: 'UTC', services: [] }) }, commit: async () => Promise.reject(error) },
      clock: () => 0,
      config: { maxAgeDays: 6 },
    }) as unknown as Context;
  const handed = handedOf({ secrets: { keyFor: () => Buffer.alloc(32) }, clock: () => 0 });
  const sender = { agency: 'city', kind: 'publishable' } as const;
  const full = new EarshotError('server.busy', 'full', { retryAfter: 2 });
  await expect(take(failing(full), handed, sender, [])).rejects.toBe(full);
  const disk = Object.assign(new Error('disk I/O error'), { code: 'ERR_SQLITE_ERROR' });
  await expect(take(failing(disk), handed, sender, [])).rejects.toMatchObject({ code: 'server.busy', cause: disk });
});
