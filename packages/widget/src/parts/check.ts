import type { checkAnswer as whole } from '@earshot/model/rules';
import { late } from './load.ts';

/** What the build puts in the place of `flow/check.ts`: all that can be wrong with a rating, and the whole check once the later parts are here. */
export const checkAnswer: typeof whole = (question, value, otherText) => {
  if (late.faults) return late.faults.checkAnswer(question, value, otherText);
  return question.required && (value === undefined || value === '') ? 'required' : undefined;
};
