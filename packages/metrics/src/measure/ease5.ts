import { measure } from '../measure.ts';
import { meanScore } from './score.ts';

/** Effort by a balanced question, "How easy or difficult was it to …?": the suggested way to ask about effort. */
export const ease5 = measure({
  id: 'ease5',
  version: 1,
  name: 'Ease',
  formula: 'The mean of five points from very difficult (1) to very easy (5).',
  source: 'The single ease question on five points; balanced, unlike the agreement statement of CES 2.0.',
  unit: 'mean',
  method: 'add-3',
  values: ['1', '2', '3', '4', '5'],
  looks: ['words'],
  bounds: { low: 1, high: 5 },
  higherIsBetter: true,
  score: meanScore,
});
