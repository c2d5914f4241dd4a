/** What can be wrong with an answer beyond a missing rating, and how it is said: fetched with the first act. */

import { checkBy, type checkAnswer as whole } from '@earshot/model/rules';
import { faultSentence } from '../flow/fault.ts';
import { ready } from '../questions/load.ts';
import { mind } from './mind.ts';
import { Trouble } from './trouble.tsx';

/** By the rules of the kinds that are on the page: each comes with how its kind is drawn. */
const checkAnswer: typeof whole = (question, value, otherText) => checkBy(ready[question.kind]?.check, question, value, otherText);

export const faults = { checkAnswer, faultSentence, mind, Trouble };
