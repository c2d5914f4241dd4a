import type { Histogram } from '@earshot/model';

/** Keys such as `~asked` and `~skipped` are counted beside the values and are no answers. */
const isAnswer = (key: string): boolean => !key.startsWith('~');

/** Both histograms in one: what answers counted apart would have given together. Associative and commutative. */
export function merge(...histograms: readonly Histogram[]): Histogram {
  const sum: Record<string, number> = {};
  for (const histogram of histograms) {
    for (const [key, count] of Object.entries(histogram)) sum[key] = (sum[key] ?? 0) + count;
  }
  return withoutZeros(sum);
}

/** What `from` has beyond `histogram`: the inverse of `merge`. A count may come out negative, as a difference may. */
export function subtract(from: Histogram, histogram: Histogram): Histogram {
  const difference: Record<string, number> = { ...from };
  for (const [key, count] of Object.entries(histogram)) difference[key] = (difference[key] ?? 0) - count;
  return withoutZeros(difference);
}

const withoutZeros = (histogram: Histogram): Histogram => Object.fromEntries(Object.entries(histogram).filter(([, count]) => count !== 0));

/** Answers of any value. Of a `choices` question this is the number of ticks, not of people. */
export const total = (histogram: Histogram): number =>
  Object.entries(histogram).reduce((sum, [key, count]) => (isAnswer(key) ? sum + count : sum), 0);

/** How many people were asked, left the question, and answered it: people, whatever the kind of question. */
export function tally(histogram: Histogram): { asked: number; answered: number; skipped: number } {
  const asked = histogram['~asked'] ?? 0;
  const skipped = histogram['~skipped'] ?? 0;
  return { asked, answered: asked - skipped, skipped };
}

/** A value and how many gave it. */
export type ValueCount = readonly [value: number, count: number];

/** The values that are numbers, ascending, with their counts; whatever is no number is left out. */
export function numericCounts(histogram: Histogram): ValueCount[] {
  const counts: ValueCount[] = [];
  for (const [key, count] of Object.entries(histogram)) {
    const value = Number(key);
    if (isAnswer(key) && key.trim() !== '' && Number.isFinite(value) && count !== 0) counts.push([value, count]);
  }
  return counts.sort(([a], [b]) => a - b);
}

/** Sum of counts. */
export const countOf = (counts: readonly ValueCount[]): number => counts.reduce((sum, [, count]) => sum + count, 0);

/** The arithmetic mean of the values, or null of none. */
export function mean(counts: readonly ValueCount[]): number | null {
  const n = countOf(counts);
  return n > 0 ? counts.reduce((sum, [value, count]) => sum + value * count, 0) / n : null;
}

/** The sample variance (divisor n − 1) by two passes, or null below two answers. */
export function variance(counts: readonly ValueCount[]): number | null {
  const n = countOf(counts);
  const middle = mean(counts);
  if (middle === null || n <= 1) return null;
  return counts.reduce((sum, [value, count]) => sum + count * (value - middle) ** 2, 0) / (n - 1);
}
