import type { Histogram, Look, Measured, MeasureId } from '@earshot/model';
import { type Interval, LEVEL } from './range/level.ts';

/** One number with a name: which answers it reads, how it is computed, and where that comes from. */
export interface Measure {
  id: MeasureId;
  /** Rises when the arithmetic changes; numbers of two versions never join a trend. */
  version: number;
  /** The term of the field, in English; what people read is translated by whoever shows it. */
  name: string;
  /** How it is computed, in one sentence. */
  formula: string;
  /** Who defined it, in one sentence. */
  source: string;
  unit: Measured['unit'];
  /** How its chance range is computed, or null for full counts, which have none. */
  method: 'add-3' | 'wilson' | 'adjusted-wald' | null;
  /** The answers it counts, as histogram keys from worst to best. Whatever else was answered stays outside n. */
  values: readonly string[];
  /** How many points the scale has: the number of `values`. */
  points: number;
  /** The looks whose answers it may read; another look is another instrument. Absent where the question has none. */
  looks?: readonly Look[];
  /** The least and the greatest value it can take. */
  bounds: Interval;
  higherIsBetter: boolean;
  /** The number with its range, or null when nobody answered. */
  compute(histogram: Histogram): Measured | null;
}

/** What the author of a measure writes; the rest follows. */
export type MeasureDraft = Omit<Measure, 'points' | 'compute'> & {
  /** Value and range in the unit of the measure, from counts in the order of `values`; n is at least 1. */
  score(counts: readonly number[], n: number): { value: number; range: Interval };
};

/** Completes a measure: reads the histogram, counts n, and puts id, version, unit and method beside the number. */
export function measure({ score, ...about }: MeasureDraft): Measure {
  return {
    ...about,
    points: about.values.length,
    compute(histogram) {
      const counts = about.values.map((value) => histogram[value] ?? 0);
      const n = counts.reduce((sum, count) => sum + count, 0);
      if (n <= 0) return null;
      const { value, range } = score(counts, n);
      const measured = { id: about.id, version: about.version, value, unit: about.unit, n };
      return about.method === null ? measured : { ...measured, range: { ...range, level: LEVEL, method: about.method } };
    },
  };
}
