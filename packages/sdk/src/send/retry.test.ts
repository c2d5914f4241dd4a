import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mayRetry, retryAfter, retryDelay } from './retry.ts';

const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

test('waits somewhere within a window that doubles and never passes five minutes', () => {
  fc.assert(
    fc.property(fc.nat(2000), chance, (failures, luck) => {
      const delay = retryDelay(failures, luck);
      expect(delay).toBeGreaterThanOrEqual(0);
      expect(delay).toBeLessThan(Math.min(300_000, 1000 * 2 ** failures));
    }),
  );
});
test('never returns before the server asked', () => {
  fc.assert(
    fc.property(fc.nat(50), chance, fc.nat(86_400_000), (failures, luck, asked) => {
      expect(retryDelay(failures, luck, asked)).toBeGreaterThanOrEqual(asked);
    }),
  );
});
test('reads Retry-After as seconds or as a date', () => {
  const now = Date.parse('2026-11-22T10:00:00Z');
  expect(retryAfter('120', now)).toBe(120_000);
  expect(retryAfter('Sun, 22 Nov 2026 10:01:00 GMT', now)).toBe(60_000);
});
test('ignores a Retry-After that is absent, past or nonsense, and never waits longer than a day', () => {
  const now = Date.parse('2026-11-22T10:00:00Z');
  expect(retryAfter(null, now)).toBeUndefined();
  expect(retryAfter('soon', now)).toBeUndefined();
  expect(retryAfter('Sun, 22 Nov 2020 10:01:00 GMT', now)).toBeUndefined();
  fc.assert(
    fc.property(fc.string(), (header) => {
      expect(retryAfter(header, now) ?? 0).toBeLessThanOrEqual(86_400_000);
    }),
  );
  expect(retryAfter('99999999999', now)).toBe(86_400_000);
});
test('tries again after 408, 425, 429 and every 5xx, after no other 4xx', () => {
  fc.assert(
    fc.property(fc.integer({ min: 400, max: 599 }), (status) => {
      expect(mayRetry(status)).toBe(status >= 500 || [408, 425, 429].includes(status));
    }),
  );
});
