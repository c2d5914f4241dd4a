import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mean, type ValueCount } from '../histogram.ts';
import { add3 } from './add3.ts';
import { adjustedWald } from './adjusted-wald.ts';
import { wilson } from './wilson.ts';

const points = [1, 2, 3, 4, 5];
const answers = (...counts: number[]): ValueCount[] => counts.map((count, i) => [i + 1, count]);
const rounded = ({ low, high }: { low: number; high: number }, digits = 0) => [
  Number((low * 100).toFixed(digits)),
  Number((high * 100).toFixed(digits)),
];

describe('add-3', () => {
  test('ten answers 5 5 5 4 4 4 4 3 2 1 have the range worked by hand', () => {
    // 13 answers after adding 0.6 to each point: sum 37 + 9 = 46; Σ count·value² = 1.6·1 + 1.6·4 + 1.6·9 + 4.6·16 + 3.6·25 = 186; t(9) = 2.26216.
    const { low, high } = add3(answers(1, 1, 1, 4, 3), points);
    const half = 2.2621571628 * Math.sqrt((186 - 46 ** 2 / 13) / 12 / 13);
    expect(low).toBeCloseTo(46 / 13 - half, 6);
    expect(high).toBeCloseTo(46 / 13 + half, 6);
  });
  test('one answer has the whole scale as its range', () => expect(add3(answers(0, 0, 0, 0, 1), points)).toEqual({ low: 1, high: 5 }));
  test('unanimity is no certainty', () => {
    const { low, high } = add3(answers(0, 0, 0, 0, 12), points);
    expect(high).toBe(5);
    expect(low).toBeLessThan(4.5);
  });
  test('it holds the mean, stays on the scale and is never zero wide', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(2000), { minLength: 5, maxLength: 5 }).filter((counts) => counts.some((n) => n > 0)),
        (counts) => {
          const { low, high } = add3(answers(...counts), points);
          const shown = mean(answers(...counts)) ?? Number.NaN;
          expect(low).toBeLessThanOrEqual(shown);
          expect(high).toBeGreaterThanOrEqual(shown);
          expect(low).toBeGreaterThanOrEqual(1);
          expect(high).toBeLessThanOrEqual(5);
          expect(high - low).toBeGreaterThan(0);
        },
      ),
    );
  });
  test('ten times the answers of the same shape make a narrower range', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 5, maxLength: 5 }), (counts) => {
        const few = add3(answers(...counts), points);
        const many = add3(answers(...counts.map((n) => n * 10)), points);
        expect(many.high - many.low).toBeLessThan(few.high - few.low);
      }),
    );
  });
});

describe('Wilson', () => {
  test.each([
    [8, 10, [49, 94]],
    [80, 100, [71, 87]],
    [800, 1000, [77, 82]],
  ])('%d of %d is %j per cent', (hits, n, expected) => expect(rounded(wilson(hits, n))).toEqual(expected));
  test('it holds the share, stays between 0 and 1 and is never zero wide', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e7 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, part) => {
        const hits = Math.round(n * part);
        const { low, high } = wilson(hits, n);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(hits / n);
        expect(high).toBeGreaterThanOrEqual(hits / n);
        expect(high).toBeLessThanOrEqual(1);
        expect(high - low).toBeGreaterThan(0);
      }),
    );
  });
});

describe('adjusted Wald', () => {
  test('50 promoters, 20 detractors of 100 have 14.1 … 44.2', () => {
    const [low, high] = rounded(adjustedWald(50, 20, 100), 1);
    expect([low, high]).toEqual([14.1, 44.2]);
  });
  test('5 promoters, 2 detractors of 10 have −19 … 65', () => expect(rounded(adjustedWald(5, 2, 10))).toEqual([-19, 65]));
  test('it holds the score, stays between −1 and 1 and is never zero wide', () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.nat(5000), fc.nat(5000), (up, down, neither) => {
        const n = up + down + neither;
        fc.pre(n > 0);
        const { low, high } = adjustedWald(up, down, n);
        const net = (up - down) / n;
        expect(low).toBeGreaterThanOrEqual(-1);
        expect(low).toBeLessThanOrEqual(net);
        expect(high).toBeGreaterThanOrEqual(net);
        expect(high).toBeLessThanOrEqual(1);
        expect(high - low).toBeGreaterThan(0);
      }),
    );
  });
});
