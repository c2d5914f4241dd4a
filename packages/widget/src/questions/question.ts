import type { AnswerValue, SaidQuestion } from '@earshot/model';
import type { Words } from '../flow/words.ts';

/** What every question is drawn from: in the page with `onAnswer`, on the server without, as a plain form. */
export interface QuestionProps {
  question: SaidQuestion;
  words: Words;
  /** Form field name; the words beside an "other" option go under `${name}~other`, other parts of an answer under `${name}~part`. */
  name: string;
  value?: AnswerValue | undefined;
  /** Words beside an "other" option; of a number or a date, what was typed; of a rank, what was moved last. */
  otherText?: string | undefined;
  /** Whether there is room for a table. Without a script nobody knows, and what works at every width is drawn. */
  wide?: (() => boolean) | undefined;
  /** The sentence that says what is wrong, when something is. */
  fault?: string | undefined;
  /** Begins every id, so two surveys on one page cannot collide. */
  idPrefix: string;
  onAnswer?: ((value: AnswerValue | undefined, otherText?: string) => void) | undefined;
}

/** Id of a question's first control: where an error's link leads. */
export const firstFieldId = (idPrefix: string): string => `${idPrefix}-1`;
/** Id of the prompt: it gets the focus when a step appears. */
export const promptId = (idPrefix: string): string => `${idPrefix}-prompt`;
