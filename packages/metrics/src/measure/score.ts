import { mean, type ValueCount } from '../histogram.ts';
import type { MeasureDraft } from '../measure.ts';
import { add3 } from '../range/add3.ts';
import { wilson } from '../range/wilson.ts';

/** Mean of the points 1…k. */
export const meanScore: MeasureDraft['score'] = (counts) => {
  const answers = counts.map((count, i): ValueCount => [i + 1, count]);
  return {
    value: mean(answers) ?? 0,
    range: add3(
      answers,
      answers.map(([point]) => point),
    ),
  };
};

/** Mean of the points 1…k, stretched so that 1 is 0 and k is 100: (mean − 1)/(k − 1) × 100. */
export const pointScore: MeasureDraft['score'] = (counts, n) => {
  const stretch = (value: number) => ((value - 1) / (counts.length - 1)) * 100;
  const { value, range } = meanScore(counts, n);
  return { value: stretch(value), range: { low: stretch(range.low), high: stretch(range.high) } };
};

/** Percentage of answers at or above a position in the scale, counted from 0 at the worst. */
export const shareScore =
  (from: number): MeasureDraft['score'] =>
  (counts, n) => {
    const hits = counts.slice(from).reduce((sum, count) => sum + count, 0);
    const { low, high } = wilson(hits, n);
    return { value: (hits / n) * 100, range: { low: low * 100, high: high * 100 } };
  };
