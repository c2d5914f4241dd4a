/**
 * Rules shared by page, hosted form and server: no zod, no imports of values, safe in a page.
 */

// What is asked next
export { type Given, holds } from './when.ts';
export { nextQuestion, previousQuestion, questionsDue } from './next-question.ts';

// Whether an answer is one
export { type AnswerFault, type Check, type Checked, checkBy, isEmpty } from './check-answer.ts';
export { checkAnswer } from './checks.ts';
export { checkChoices } from './checks/choices.ts';
export { checkContact, contactFault } from './checks/contact.ts';
export { checkDate, readDate } from './checks/date.ts';
export { checkMatrix } from './checks/matrix.ts';
export { checkNumber, readNumber } from './checks/number.ts';
export { checkText } from './checks/text.ts';
export { codePoints } from './code-points.ts';
export { cleanText, isWellFormed } from './clean-text.ts';
export { RATHER_NOT, saysRatherNot } from './rather-not.ts';

// Languages
export { autonym, direction } from './direction.ts';
export { pickLanguage } from './pick-language.ts';
export { inLanguage, offeredLanguages, sourceLanguage } from './in-language.ts';

// Where a survey is offered
export { matchesPath } from './match-path.ts';
