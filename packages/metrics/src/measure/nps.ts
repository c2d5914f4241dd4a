import { measure } from '../measure.ts';
import { adjustedWald } from '../range/adjusted-wald.ts';

/** Would recommend, net. A poor fit where people have no other provider to choose, so never a default. */
export const nps = measure({
  id: 'nps',
  version: 1,
  name: 'Net Promoter Score',
  formula: 'The percentage answering 9 or 10 minus the percentage answering 0 to 6, on a scale from 0 to 10.',
  source: 'F. Reichheld, Harvard Business Review, December 2003; range by MeasuringU, after B. Rocks (2016).',
  unit: 'score',
  method: 'adjusted-wald',
  values: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10'],
  bounds: { low: -100, high: 100 },
  higherIsBetter: true,
  score(counts, n) {
    const sum = (some: readonly number[]) => some.reduce((all, count) => all + count, 0);
    const detractors = sum(counts.slice(0, 7));
    const promoters = sum(counts.slice(9));
    const { low, high } = adjustedWald(promoters, detractors, n);
    return { value: ((promoters - detractors) / n) * 100, range: { low: low * 100, high: high * 100 } };
  },
});
