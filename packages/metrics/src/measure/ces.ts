import { measure } from '../measure.ts';
import { meanScore, shareScore } from './score.ts';

const source = 'CES 2.0: Customer Effort Score, CEB (now Gartner), 2013.';
const values = ['1', '2', '3', '4', '5', '6', '7'];

/** Effort by agreement with "It was easy to do what I needed today", seven points: the mean. */
export const ces = measure({
  id: 'ces',
  version: 1,
  name: 'Customer Effort Score',
  formula: 'The mean of seven points from strongly disagree (1) to strongly agree (7) that it was easy.',
  source,
  unit: 'mean',
  method: 'add-3',
  values,
  bounds: { low: 1, high: 7 },
  higherIsBetter: true,
  score: meanScore,
});

/** The same answers as a share: who found it easy. */
export const cesTop3 = measure({
  id: 'ces.top3',
  version: 1,
  name: 'Customer Effort Score (share who found it easy)',
  formula: 'Answers 5, 6 and 7 as a percentage of all answers on seven points.',
  source,
  unit: 'percent',
  method: 'wilson',
  values,
  bounds: { low: 0, high: 100 },
  higherIsBetter: true,
  score: shareScore(4),
});
