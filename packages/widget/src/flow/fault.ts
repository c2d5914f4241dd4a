import type { SaidQuestion } from '@earshot/model';
import { type AnswerFault, cleanText, codePoints } from '@earshot/model/rules';
import type { Held, SessionState } from './session.ts';
import type { Words } from './words.ts';

/** How many code points the words beside an "other" option may have (model/rules). */
const OTHER_LENGTH = 200;
/** How many a field of a contact may have (model/rules). */
const FIELD_LENGTH = 254;

/** Faults whose sentence is the same wherever they occur. */
const sentences: { readonly [fault in AnswerFault]?: string } = {
  notNumber: 'number.wrong',
  notDate: 'date.wrong',
  notEmail: 'contact.emailWrong',
  notPhone: 'contact.phoneWrong',
  unreachable: 'contact.required',
};

/** What a required question of a kind lacks, where it is not a choice. */
const lacking: { readonly [kind in SaidQuestion['kind']]?: string } = {
  text: 'fault.requiredText',
  number: 'fault.requiredText',
  date: 'fault.requiredText',
  contact: 'contact.required',
  matrix: 'matrix.required',
};

/** The sentence that says what is wrong with an answer, in the words of the widget. */
export function sayFault(fault: AnswerFault, question: SaidQuestion, { value, otherText }: Held, words: Words): string {
  const { kind, min, max, maxLength = 1200 } = question;
  if (fault === 'required') return words(lacking[kind] ?? 'fault.required');
  if (fault === 'tooMany') return words('fault.tooMany', { count: max ?? 1 });
  if (fault === 'tooLow' || fault === 'tooHigh') {
    const key = min === undefined ? 'number.high' : max === undefined ? 'number.low' : 'number.range';
    return words(key, { low: min ?? 0, high: max ?? 0 });
  }
  if (fault === 'tooLong') {
    const [text, most] =
      kind === 'text' && typeof value === 'string'
        ? [value, maxLength]
        : kind === 'contact'
          ? [Object.values(value ?? {}).sort((a, b) => b.length - a.length)[0], FIELD_LENGTH]
          : [otherText?.trim(), OTHER_LENGTH];
    return words('fault.tooLong', { count: codePoints(cleanText(text ?? '')) - most });
  }
  return words(sentences[fault] ?? `fault.${fault}`);
}

/** The sentence that says what is wrong with the question on show, or undefined when nothing is. */
export const faultSentence = ({ fault, current, held }: SessionState, words: Words): string | undefined =>
  fault && sayFault(fault, current, held[current.id] ?? {}, words);
