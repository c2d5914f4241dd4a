import { measure } from '../measure.ts';
import { pointScore } from './score.ts';

/** Satisfaction asked by faces: the arithmetic of `gds.satisfaction`, another instrument, a trend of its own. */
export const csatFaces5 = measure({
  id: 'csat.faces5',
  version: 1,
  name: 'Satisfaction by five faces',
  formula: 'The mean of five faces, saddest 1 and happiest 5, as (mean − 1) ÷ 4 × 100.',
  source: 'The arithmetic of GDS satisfaction on another instrument; not comparable with it.',
  unit: 'points',
  method: 'add-3',
  values: ['1', '2', '3', '4', '5'],
  looks: ['faces'],
  bounds: { low: 0, high: 100 },
  higherIsBetter: true,
  score: pointScore,
});
