import type { AnswerValue } from '../answer.ts';
import type { Condition } from '../question.ts';

/** Answers given so far, by question id; a skipped or unasked question is absent. */
export type Given = Readonly<Record<string, AnswerValue | undefined>>;

/** Whether a condition holds. A comparison with an unanswered question never holds, except `isNot` and `answered: false`. */
export function holds(when: Condition | undefined, given: Given): boolean {
  if (!when) return true;
  if ('all' in when) return when.all.every((each) => holds(each, given));
  if ('any' in when) return when.any.some((each) => holds(each, given));
  if ('not' in when) return !holds(when.not, given);
  const value = Object.hasOwn(given, when.question) ? given[when.question] : undefined;
  if ('answered' in when) return (value !== undefined) === when.answered;
  if ('is' in when) return value === when.is;
  if ('isNot' in when) return value !== when.isNot;
  if ('atLeast' in when) return typeof value === 'number' && value >= when.atLeast;
  if ('atMost' in when) return typeof value === 'number' && value <= when.atMost;
  return Array.isArray(value) ? value.includes(when.includes) : value === when.includes;
}
