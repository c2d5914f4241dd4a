import { measure } from '../measure.ts';
import { pointScore } from './score.ts';

/** Satisfaction as the UK Government Digital Service counts it: a mean, not a top-2 share. */
export const gdsSatisfaction = measure({
  id: 'gds.satisfaction',
  version: 1,
  name: 'GDS satisfaction',
  formula: 'The mean of five points from very dissatisfied (1) to very satisfied (5), as (mean − 1) ÷ 4 × 100.',
  source: 'UK Government Digital Service, Performance Platform: user satisfaction.',
  unit: 'points',
  method: 'add-3',
  values: ['1', '2', '3', '4', '5'],
  looks: ['words'],
  bounds: { low: 0, high: 100 },
  higherIsBetter: true,
  score: pointScore,
});
