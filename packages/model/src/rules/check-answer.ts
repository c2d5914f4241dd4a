import type { AnswerValue } from '../answer.ts';
import type { QuestionKind } from '../question.ts';
import { codePoints } from './code-points.ts';

/** What is wrong with an answer; each is also the key of the sentence that says so in the person's language. */
export type AnswerFault = 'required' | 'notOffered' | 'tooMany' | 'tooLong' | 'wrongType';

interface Checked {
  kind: QuestionKind;
  required?: boolean | undefined;
  points?: number | undefined;
  options?: readonly { id: string; other?: boolean | undefined }[] | undefined;
  max?: number | undefined;
  maxLength?: number | undefined;
}

/** How many code points the words beside an `other` option may have. */
const OTHER_LENGTH = 200;

const isEmpty = (value: AnswerValue | undefined): boolean =>
  value === undefined || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0);

/** The first thing wrong with an answer, or undefined when it may be sent. `undefined` value = left unanswered. */
export function checkAnswer(question: Checked, value: AnswerValue | undefined, otherText?: string): AnswerFault | undefined {
  if (isEmpty(value)) return question.required ? 'required' : undefined;
  if (otherText !== undefined) {
    if (!question.options?.some((option) => option.other)) return 'notOffered';
    if (codePoints(otherText) > OTHER_LENGTH) return 'tooLong';
  }
  const offers = (id: string) => question.options?.some((option) => option.id === id) ?? false;
  switch (question.kind) {
    case 'rating':
      if (typeof value !== 'number') return 'wrongType';
      return Number.isInteger(value) && value >= 1 && value <= (question.points ?? 5) ? undefined : 'notOffered';
    case 'yesno':
      return value === 'yes' || value === 'no' ? undefined : 'notOffered';
    case 'choice':
      if (typeof value !== 'string') return 'wrongType';
      return offers(value) ? undefined : 'notOffered';
    case 'choices':
      if (!Array.isArray(value)) return 'wrongType';
      if (new Set(value).size !== value.length || !value.every(offers)) return 'notOffered';
      return question.max !== undefined && value.length > question.max ? 'tooMany' : undefined;
    case 'text':
      if (typeof value !== 'string') return 'wrongType';
      return codePoints(value) > (question.maxLength ?? 1200) ? 'tooLong' : undefined;
  }
}
