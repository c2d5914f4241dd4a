import type { SaidQuestion } from '@earshot/model';
import { type AnswerFault, codePoints } from '@earshot/model/rules';
import type { Words } from '@earshot/widget/locales';
import type { Held } from './held.ts';

/** How many code points the words beside an "other" option may have (model/rules). */
const OTHER_LENGTH = 200;

/** The sentence that says what is wrong with a question, in the words of the widget. */
export function faultSentence(fault: AnswerFault, question: SaidQuestion, { value, otherText }: Held, words: Words): string {
  if (fault === 'required' && question.kind === 'text') return words('fault.requiredText');
  if (fault === 'tooMany') return words('fault.tooMany', { count: question.max ?? 1 });
  if (fault !== 'tooLong') return words(`fault.${fault}`);
  const over =
    question.kind === 'text' && typeof value === 'string'
      ? codePoints(value) - (question.maxLength ?? 1200)
      : codePoints(otherText?.trim() ?? '') - OTHER_LENGTH;
  return words('fault.tooLong', { count: over });
}
