import type { Figures, Histogram } from '@earshot/model';
import { numericCounts } from './histogram.ts';

/** What is counted of an answer that has no value of its own to count: of a number its size, of a day its month. */
const MARK = '~=';

/**
 * How a number is counted: to three figures, so that a million different answers stay some hundreds of counts and a median is at most
 * half a percent beside the exact one. Whole numbers up to 999 are exact.
 */
export const sizeKey = (value: number): string => `${MARK}${Number(value.toPrecision(3))}`;

/** How a day is counted: by its month. */
export const monthKey = (day: string): string => `${MARK}${day.slice(0, 7)}`;

const marked = (histogram: Histogram): [key: string, count: number][] =>
  Object.entries(histogram).flatMap(([key, count]) => (key.startsWith(MARK) && count > 0 ? [[key.slice(MARK.length), count]] : []));

/** Least, middle and greatest of the numbers given; null of none. Between two middles it is their mean. */
export function figuresOf(histogram: Histogram): Figures | null {
  const counts = numericCounts(Object.fromEntries(marked(histogram)));
  const n = counts.reduce((sum, [, count]) => sum + count, 0);
  if (n === 0) return null;
  const at = (rank: number): number => {
    let before = 0;
    for (const [value, count] of counts) {
      before += count;
      if (before > rank) return value;
    }
    return counts.at(-1)![0];
  };
  return { n, least: at(0), median: (at(Math.floor((n - 1) / 2)) + at(Math.floor(n / 2))) / 2, greatest: at(n - 1) };
}

/** How many of the days given lie in each month, the earliest first. */
export const monthsOf = (histogram: Histogram): Record<string, number> =>
  Object.fromEntries(marked(histogram).sort(([a], [b]) => (a < b ? -1 : 1)));
