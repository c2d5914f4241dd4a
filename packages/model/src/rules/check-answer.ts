import type { AnswerValue } from '../answer.ts';
import type { QuestionKind } from '../question.ts';
import { codePoints } from './code-points.ts';

/** What is wrong with an answer. */
export type AnswerFault =
  | 'required'
  | 'notOffered'
  | 'tooMany'
  | 'tooLong'
  | 'wrongType'
  | 'notNumber'
  | 'tooLow'
  | 'tooHigh'
  | 'notDate'
  | 'notEmail'
  | 'notPhone'
  | 'unreachable';

/** What of a question its answers are checked against. */
export interface Checked {
  kind: QuestionKind;
  required?: boolean | undefined;
  points?: number | undefined;
  options?: readonly { id: string; other?: boolean | undefined }[] | undefined;
  min?: number | undefined;
  max?: number | undefined;
  decimals?: number | undefined;
  maxLength?: number | undefined;
  rows?: readonly { id: string }[] | undefined;
  columns?: readonly { id: string }[] | undefined;
}

/** The rule of one kind of question, asked only about answers that are there. A page fetches each together with how the kind is drawn. */
export type Check = (question: Checked, value: AnswerValue) => AnswerFault | undefined;

/** How many code points the words beside an `other` option may have. */
const OTHER_LENGTH = 200;

/** Whether a value says nothing: blanks, no option, no row, no field. */
export const isEmpty = (value: AnswerValue | undefined): boolean =>
  value === undefined || (typeof value === 'string' ? value.trim() === '' : typeof value === 'object' && Object.keys(value).length === 0);

/**
 * The first thing wrong with an answer by the rule of its kind, or undefined when it may be sent. `undefined` value = left unanswered.
 * Without a rule nothing is known to be wrong: a page whose file did not arrive leaves the rest to the server.
 */
export function checkBy(
  check: Check | undefined,
  question: Checked,
  value: AnswerValue | undefined,
  otherText?: string,
): AnswerFault | undefined {
  if (value === undefined || isEmpty(value)) return question.required ? 'required' : undefined;
  if (otherText !== undefined) {
    if (!question.options?.some((option) => option.other)) return 'notOffered';
    if (codePoints(otherText) > OTHER_LENGTH) return 'tooLong';
  }
  return check?.(question, value);
}
