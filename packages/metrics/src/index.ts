/** The arithmetic of citizen feedback: scores with chance ranges, from histograms. */

// Measures
export type { Measure } from './measure.ts';
export { findMeasure, isOnScale, type MeasuredQuestion, measureOf, measures, measuresFor, misfit } from './measures.ts';

// Histograms
export { countOf, mean, merge, numericCounts, subtract, tally, total, type ValueCount, variance } from './histogram.ts';

// Numbers and days that people wrote
export { figuresOf, monthKey, monthsOf, sizeKey } from './figures.ts';

// Chance ranges
export { add3 } from './range/add3.ts';
export { adjustedWald } from './range/adjusted-wald.ts';
export { wilson } from './range/wilson.ts';
export { type Interval, LEVEL } from './range/level.ts';
export { tQuantile } from './student-t.ts';

// Who was offered, who finished
export { type FunnelCount, type FunnelRates, funnelOf, funnelRates } from './funnel.ts';
