import { countOf, mean, type ValueCount, variance } from '../histogram.ts';
import { tQuantile } from '../student-t.ts';
import { type Interval, within } from './level.ts';

/** Answers added before the spread is taken: three, as `docs/reference/measures.md` argues. */
const ADDED = 3;

/**
 * The chance range of a mean on a scale of few points: adds three answers spread evenly over the points, takes mean and
 * variance of that, and Student's t with n − 1 degrees; cut to the scale. Never zero wide, so that five people who all say
 * "very satisfied" are not shown as certainty. One answer alone has the whole scale as its range.
 * By simulation 95–98 % where plain t gives 88–90 %.
 * @param counts answers by value, at least one
 * @param points every value of the scale, ascending
 */
export function add3(counts: readonly ValueCount[], points: readonly number[]): Interval {
  const scale = { low: points[0] ?? 0, high: points.at(-1) ?? 0 };
  const n = countOf(counts);
  const shown = mean(counts);
  const widened = [...counts, ...points.map((point): ValueCount => [point, ADDED / points.length])];
  const middle = mean(widened);
  const spread = variance(widened);
  if (shown === null || middle === null || spread === null || n <= 1) return scale;
  const half = tQuantile(0.975, n - 1) * Math.sqrt(spread / (n + ADDED));
  return within({ low: middle - half, high: middle + half }, scale, shown);
}
