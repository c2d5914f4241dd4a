import type { AnswerValue, SaidQuestion } from '@earshot/model';
import { cleanText, type Given, isEmpty, readNumber, saysRatherNot } from '@earshot/model/rules';
import { dateTyped, dayOf } from '@earshot/widget/questions';

/** What a person put into one question so far. */
export interface Held {
  value?: AnswerValue | undefined;
  /** Words beside an "other" option, also while it is not chosen: whoever goes back finds them again. Of a number or a day, what was typed. */
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
    const part = (name: string) => cleanText(form.get(`${question.id}~${name}`) ?? '');
    const held = readParts(question, part) ?? { value: readValue(question, values), otherText: part('other') || typedIn(question, values) };
    if (held.value !== undefined || held.otherText) all.set(question.id, held);
  }
  return all;
}

/** A number stays on the page as it was typed. */
const typedIn = ({ kind }: SaidQuestion, [first]: readonly string[]) => (kind === 'number' && first?.trim() ? first : undefined);

function readValue({ kind, decimals }: SaidQuestion, values: readonly string[]): AnswerValue | undefined {
  const [first] = values;
  if (first === undefined) return undefined;
  switch (kind) {
    case 'choices':
    case 'rank':
      return [...new Set(values.filter(Boolean))];
    case 'rating':
    case 'nps':
    case 'ces':
      return /^\d{1,2}$/.test(first) ? Number(first) : first || undefined;
    case 'number':
      return first.trim() ? (readNumber(first, decimals) ?? first) : undefined;
    case 'consent':
      return first === 'true' || undefined;
    case 'text':
      return first;
    default:
      return first || undefined;
  }
}

const dateParts = ['year', 'month', 'day'];
const contactParts = ['name', 'email', 'phone'];

/** Answers of several fields; undefined for a question of one, and for a day that comes from a hidden field, whole. */
function readParts({ kind, rows = [] }: SaidQuestion, part: (name: string) => string): Held | undefined {
  if (kind === 'date') {
    const fields = dateParts.map(part);
    return fields.some(Boolean) ? { value: dayOf(fields), otherText: dateTyped(fields) } : undefined;
  }
  if (kind !== 'matrix' && kind !== 'contact') return undefined;
  const names = kind === 'contact' ? contactParts : rows.map(({ id }) => id);
  const filled = names.map((name) => [name, part(name)] as const).filter(([, text]) => text.trim());
  return { value: filled.length > 0 ? Object.fromEntries(filled) : undefined };
}

/** The same as fields again, for the hidden part of the next form. */
export function* fieldsOf(all: AllHeld, except: string): Generator<[name: string, value: string]> {
  for (const [id, { value, otherText }] of all) {
    if (id === except) continue;
    if (typeof value === 'object' && !Array.isArray(value)) {
      for (const [part, text] of Object.entries(value)) yield [`${id}~${part}`, text];
      continue;
    }
    for (const each of Array.isArray(value) ? value : value === undefined ? [] : [value]) yield [id, String(each)];
    if (otherText) yield [otherName(id), otherText];
  }
}

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
