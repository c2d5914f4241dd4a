import { describe, expect, test } from 'vitest';
import { incompleteBeta, tQuantile, tTail } from './student-t.ts';

describe('student t', () => {
  // Reference values from the closed forms for 1 and 2 degrees and from R 4.4 qt() for the others.
  test.each([
    [0.975, 1, 12.706204736],
    [0.975, 2, 4.302652729749],
    [0.975, 5, 2.570581836],
    [0.975, 10, 2.228138852],
    [0.975, 30, 2.042272456],
    [0.975, 100, 1.983971519],
    [0.975, 1000, 1.962339081],
    [0.95, 7, 1.894578605],
    [0.995, 4, 4.604094871],
  ])('the %d quantile with %d degrees is %d', (probability, degrees, expected) => {
    expect(tQuantile(probability, degrees)).toBeCloseTo(expected, 8);
  });
  test('with very many degrees it is the normal quantile', () => {
    expect(tQuantile(0.975, 1e8)).toBeCloseTo(1.959963984540054, 6);
  });
  test('the middle is zero', () => expect(tQuantile(0.5, 9)).toBeCloseTo(0, 9));
  test('without degrees of freedom it is infinite', () => expect(tQuantile(0.975, 0)).toBe(Number.POSITIVE_INFINITY));
  test('a probability below one half is refused', () => expect(() => tQuantile(0.4, 3)).toThrow(RangeError));
  test('tail and quantile are inverse', () => {
    for (const degrees of [1, 3, 8, 40, 700]) expect(tTail(tQuantile(0.9, degrees), degrees)).toBeCloseTo(0.1, 10);
  });
  test('with one degree the tail is that of Cauchy', () => {
    for (const t of [0.1, 1, 5]) expect(tTail(t, 1)).toBeCloseTo(0.5 - Math.atan(t) / Math.PI, 12);
  });
});

describe('incomplete beta', () => {
  test('with a = b = 1 it is the identity', () => {
    for (const x of [0, 0.2, 0.5, 0.9, 1]) expect(incompleteBeta(x, 1, 1)).toBeCloseTo(x, 13);
  });
  test('it mirrors: I_x(a, b) = 1 − I_{1−x}(b, a)', () => {
    expect(incompleteBeta(0.3, 2.5, 7)).toBeCloseTo(1 - incompleteBeta(0.7, 7, 2.5), 13);
  });
});
