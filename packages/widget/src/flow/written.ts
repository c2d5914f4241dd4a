import type { SaidQuestion } from '@earshot/model';
import { type Held, spokenOther } from './session.ts';

/** The words a person wrote for the question on show: its text, or those beside an "other" option. */
export const wordsOf = (question: SaidQuestion, held: Held | undefined): string =>
  question.kind === 'text' && typeof held?.value === 'string' ? held.value : (spokenOther(question, held) ?? '');
