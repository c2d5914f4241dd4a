import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mean, merge, numericCounts, subtract, tally, total, variance } from './histogram.ts';

const histogram = fc.dictionary(fc.constantFrom('1', '2', '3', '4', '5', '10', 'yes', 'wait', '~asked', '~skipped'), fc.nat(1000));
const kept = (of: Record<string, number>) => Object.fromEntries(Object.entries(of).filter(([, n]) => n !== 0));

describe('merge and subtract', () => {
  test('counts of the same key are added and the others kept', () => {
    expect(merge({ '1': 2, yes: 1 }, { '1': 3, '~asked': 9 })).toEqual({ '1': 5, yes: 1, '~asked': 9 });
    expect(merge()).toEqual({});
  });
  test('merging is associative and commutative', () => {
    fc.assert(
      fc.property(histogram, histogram, histogram, (a, b, c) => {
        expect(merge(merge(a, b), c)).toEqual(merge(a, merge(b, c)));
        expect(merge(a, b)).toEqual(merge(b, a));
        expect(merge(a, b, c)).toEqual(merge(merge(a, b), c));
      }),
    );
  });
  test('subtracting undoes merging', () => {
    fc.assert(
      fc.property(histogram, histogram, (a, b) => {
        expect(subtract(merge(a, b), b)).toEqual(kept(a));
      }),
    );
  });
  test('a difference may be negative, as when an answer was corrected', () => {
    expect(subtract({ '5': 1 }, { '2': 1 })).toEqual({ '5': 1, '2': -1 });
  });
});

describe('what a histogram says', () => {
  const answers = { '1': 1, '2': 0, '4': 2, '10': 1, yes: 3, '~asked': 9, '~skipped': 2 };
  test('the total leaves out who was asked and who skipped', () => {
    expect(total(answers)).toBe(7);
    expect(tally(answers)).toEqual({ asked: 9, answered: 7, skipped: 2 });
    expect(tally({})).toEqual({ asked: 0, answered: 0, skipped: 0 });
  });
  test('numeric values come in ascending order without words, zeros and pseudo-keys', () => {
    expect(numericCounts(answers)).toEqual([
      [1, 1],
      [4, 2],
      [10, 1],
    ]);
    expect(numericCounts({ '': 3, ' ': 1 })).toEqual([]);
  });
  test('mean and variance of 1, 4, 4, 10 are 4.75 and 14.25', () => {
    expect(mean(numericCounts(answers))).toBe(4.75);
    expect(variance(numericCounts(answers))).toBe(14.25);
  });
  test('there is no mean of nothing and no variance of one answer', () => {
    expect(mean([])).toBeNull();
    expect(variance([])).toBeNull();
    expect(variance([[3, 1]])).toBeNull();
  });
});
