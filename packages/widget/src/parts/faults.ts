/** All that can be wrong with an answer, and how it is said: fetched with the first act. */

import { checkAnswer } from '@earshot/model/rules';
import { faultSentence } from '../flow/fault.ts';

export const faults = { checkAnswer, faultSentence };
