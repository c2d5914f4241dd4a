import type { AnswerValue, SaidQuestion } from '@earshot/model';
import { cleanText, type Given, saysRatherNot } from '@earshot/model/rules';

/** What a person put into one question so far. */
export interface Held {
  value?: AnswerValue | undefined;
  /** Words beside an "other" option, also while it is not chosen: whoever goes back finds them again. */
  otherText?: string | undefined;
}

/** By question id. A map, because a question may be called `constructor`. */
export type AllHeld = ReadonlyMap<string, Held>;

/** No question has more options than this; more values of one name are not from our form. */
const MOST_VALUES = 40;

/** Field of the words beside an "other" option. */
export const otherName = (question: string): string => `${question}~other`;

/** Reads what is held from the fields of a form. Nothing is believed: what a question does not offer is found out by its rules. */
export function readHeld(questions: readonly SaidQuestion[], form: URLSearchParams): AllHeld {
  const all = new Map<string, Held>();
  for (const question of questions) {
    const values = form.getAll(question.id).slice(0, MOST_VALUES).map(cleanText);
    const value = readValue(question, values);
    const other = form.get(otherName(question.id));
    const otherText = other ? cleanText(other) : undefined;
    if (value !== undefined || otherText) all.set(question.id, { value, otherText });
  }
  return all;
}

function readValue({ kind }: SaidQuestion, values: readonly string[]): AnswerValue | undefined {
  const [first] = values;
  if (first === undefined) return undefined;
  if (kind === 'choices') return [...new Set(values.filter(Boolean))];
  if (kind === 'rating') return /^\d{1,2}$/.test(first) ? Number(first) : first || undefined;
  return kind === 'text' ? first : first || undefined;
}

/** The same as fields again, for the hidden part of the next form. */
export function* fieldsOf(all: AllHeld, except: string): Generator<[name: string, value: string]> {
  for (const [id, { value, otherText }] of all) {
    if (id === except) continue;
    for (const each of Array.isArray(value) ? value : value === undefined ? [] : [value]) yield [id, String(each)];
    if (otherText) yield [otherName(id), otherText];
  }
}

const isEmpty = (value: AnswerValue): boolean =>
  typeof value === 'string' ? value.trim() === '' : Array.isArray(value) && value.length === 0;

/** Answers by question id, as conditions and checks see them; empty is no answer. */
export const givenOf = (all: AllHeld): Given =>
  Object.fromEntries(
    [...all].flatMap(([id, { value }]) => (value === undefined || isEmpty(value) || saysRatherNot(value) ? [] : [[id, value]])),
  );

/** The words beside an "other" option, when that option is chosen and has any. */
export function spokenOther(question: SaidQuestion, all: AllHeld): string | undefined {
  const { value, otherText } = all.get(question.id) ?? {};
  const isChosen = question.options?.some(({ id, other }) => other && (Array.isArray(value) ? value.includes(id) : value === id));
  return (isChosen && otherText?.trim()) || undefined;
}
