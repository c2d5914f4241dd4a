import fc from 'fast-check';
import { expect, test } from 'vitest';
import { figuresOf, monthKey, monthsOf, sizeKey } from './figures.ts';
import { merge } from './histogram.ts';

const counted = (values: readonly number[]) => merge(...values.map((value) => ({ [sizeKey(value)]: 1 })), { '~asked': values.length });
const middle = (values: readonly number[]) => {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[Math.floor((sorted.length - 1) / 2)]! + sorted[Math.floor(sorted.length / 2)]!) / 2;
};

test('whole numbers up to 999 are exact', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -999, max: 999 }), { minLength: 1 }), (values) => {
      const figures = figuresOf(counted(values))!;
      expect(figures).toEqual({ n: values.length, least: Math.min(...values), median: middle(values), greatest: Math.max(...values) });
    }),
  );
});

test('the median of any positive numbers is at most half a percent beside the exact one', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0.001, max: 1e9, noNaN: true }), { minLength: 1 }), (values) => {
      const exact = middle(values);
      expect(Math.abs(figuresOf(counted(values))!.median - exact)).toBeLessThanOrEqual(exact * 0.00501);
    }),
  );
});

test('of no answer there are no figures, and other counts are no numbers', () => {
  expect(figuresOf({ '~asked': 4, '~skipped': 4, '7': 2 })).toBeNull();
});

test('days are told by month, the earliest first', () => {
  const histogram = merge(...['2026-11-02', '2026-03-27', '2026-11-30'].map((day) => ({ [monthKey(day)]: 1 })), { '~asked': 3 });
  expect(Object.entries(monthsOf(histogram))).toEqual([
    ['2026-03', 1],
    ['2026-11', 2],
  ]);
});
