import { measure } from '../measure.ts';
import { pointScore } from './score.ts';

/** Satisfaction asked by stars: the arithmetic of `gds.satisfaction`, another instrument, a trend of its own. */
export const csatStars5 = measure({
  id: 'csat.stars5',
  version: 1,
  name: 'Satisfaction by five stars',
  formula: 'The mean of one to five stars, as (mean − 1) ÷ 4 × 100.',
  source: 'The arithmetic of GDS satisfaction on another instrument; not comparable with it.',
  unit: 'points',
  method: 'add-3',
  values: ['1', '2', '3', '4', '5'],
  looks: ['stars'],
  bounds: { low: 0, high: 100 },
  higherIsBetter: true,
  score: pointScore,
});
