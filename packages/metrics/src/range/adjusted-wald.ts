import { type Interval, within, Z } from './level.ts';

/**
 * The chance range of a net score (promoters − detractors)/n: adds three answers, three quarters of one to promoters and as
 * much to detractors, the rest to neither, then takes the normal interval. Between −1 and 1, never zero wide.
 * MeasuringU, after B. Rocks, "Interval estimation for the Net Promoter Score", The American Statistician 70 (2016).
 */
export function adjustedWald(promoters: number, detractors: number, n: number): Interval {
  const size = n + 3;
  const up = (promoters + 0.75) / size;
  const down = (detractors + 0.75) / size;
  const net = up - down;
  const half = Z * Math.sqrt((up + down - net ** 2) / size);
  // Five of five promoters: the adjusted centre lies so far inside that the plain score would fall out; `within` keeps it.
  return within({ low: net - half, high: net + half }, { low: -1, high: 1 }, (promoters - detractors) / n);
}
