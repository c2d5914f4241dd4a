import { measure } from '../measure.ts';
import { shareScore } from './score.ts';

/** The share who are satisfied: on the same answers some points away from `gds.satisfaction`, so the two never share a name. */
export const csatTop2 = measure({
  id: 'csat.top2',
  version: 1,
  name: 'Customer satisfaction (top two)',
  formula: 'Answers 4 and 5 as a percentage of all answers on five points.',
  source: 'Common practice in customer research; no single owner.',
  unit: 'percent',
  method: 'wilson',
  values: ['1', '2', '3', '4', '5'],
  looks: ['words'],
  bounds: { low: 0, high: 100 },
  higherIsBetter: true,
  score: shareScore(3),
});
