import type { AnswerValue } from '../answer.ts';

/** What a form holds while "Prefer not to say" is chosen. It is never sent: the answer says `skipped`. No option can have this id. */
export const RATHER_NOT = '~ratherNot';

/** Whether somebody chose not to say; beside other choices it wins, because it is the one that must not be got wrong. */
export const saysRatherNot = (value: AnswerValue | undefined): boolean =>
  value === RATHER_NOT || (Array.isArray(value) && value.includes(RATHER_NOT));
