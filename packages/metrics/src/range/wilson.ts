import { type Interval, within, Z } from './level.ts';

/**
 * The chance range of a share, by Wilson's score interval: centre (p + z²/2n)/(1 + z²/n),
 * half-width z√(p(1 − p)/n + z²/4n²)/(1 + z²/n). Between 0 and 1, and never zero wide.
 * E. B. Wilson, JASA 22 (1927) 209–212.
 * @param hits how many of the n, from 0 to n; n at least 1
 */
export function wilson(hits: number, n: number): Interval {
  const share = hits / n;
  const square = Z ** 2;
  const shrink = 1 + square / n;
  const centre = (share + square / (2 * n)) / shrink;
  const half = (Z * Math.sqrt((share * (1 - share)) / n + square / (4 * n ** 2))) / shrink;
  return within({ low: centre - half, high: centre + half }, { low: 0, high: 1 }, share);
}
