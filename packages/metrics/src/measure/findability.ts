import { measure } from '../measure.ts';
import { shareScore } from './score.ts';

/** Whether people found what they came for: a signal about a page, never a satisfaction score. */
export const findability = measure({
  id: 'findability',
  version: 1,
  name: 'Findability',
  formula: 'Answers "yes" as a percentage of all answers yes, partly and no.',
  source: 'Practice of the governments of Canada and the United Kingdom on page feedback.',
  unit: 'percent',
  method: 'wilson',
  values: ['no', 'partly', 'yes'],
  bounds: { low: 0, high: 100 },
  higherIsBetter: true,
  score: shareScore(2),
});
