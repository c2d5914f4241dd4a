import type { AnswerValue } from '../answer.ts';
import type { QuestionKind } from '../question.ts';
import { type AnswerFault, type Check, type Checked, checkBy } from './check-answer.ts';
import { checkChoice } from './checks/choice.ts';
import { checkChoices } from './checks/choices.ts';
import { checkConsent } from './checks/consent.ts';
import { checkContact } from './checks/contact.ts';
import { checkDate } from './checks/date.ts';
import { checkMatrix } from './checks/matrix.ts';
import { checkNumber } from './checks/number.ts';
import { checkPoints } from './checks/points.ts';
import { checkRank } from './checks/rank.ts';
import { checkStatement } from './checks/statement.ts';
import { checkText } from './checks/text.ts';
import { checkYesno } from './checks/yesno.ts';

const checks: Readonly<Record<QuestionKind, Check>> = {
  rating: checkPoints,
  nps: checkPoints,
  ces: checkPoints,
  yesno: checkYesno,
  choice: checkChoice,
  choices: checkChoices,
  text: checkText,
  number: checkNumber,
  date: checkDate,
  matrix: checkMatrix,
  rank: checkRank,
  contact: checkContact,
  consent: checkConsent,
  statement: checkStatement,
};

/** The first thing wrong with an answer, or undefined when it may be sent. `undefined` value = left unanswered. */
export const checkAnswer = (question: Checked, value: AnswerValue | undefined, otherText?: string): AnswerFault | undefined =>
  checkBy(checks[question.kind], question, value, otherText);
