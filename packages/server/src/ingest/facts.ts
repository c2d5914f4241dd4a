import { monthKey, sizeKey } from '@earshot/metrics';
import type { Contact } from '@earshot/model';
import type { CommentRow, CountedAnswer } from '@earshot/store';
import { searchWords } from '@earshot/store';
import type { ShownAnswer } from './answers.ts';

/**
 * How often each value was given, as the counts are keyed: the point of a scale, an option id, `yes` or `no`, `row/column`, `id@place`.
 * A number counts by its size and a day by its month, outside every histogram; words and contacts have nothing to count.
 */
const valuesOf = ({ question, value }: ShownAnswer): string[] => {
  if (value === undefined) return [];
  switch (question.kind) {
    case 'text':
    case 'contact':
    case 'statement':
      return [];
    case 'number':
      return [sizeKey(Number(value))];
    case 'date':
      return [monthKey(String(value))];
    case 'matrix':
      return Object.entries(value).map(([row, column]) => `${row}/${column}`);
    case 'rank':
      return (value as string[]).map((id, at) => `${id}@${at + 1}`);
    default:
      return Array.isArray(value) ? value : [String(value)];
  }
};

/** Answers that are kept as they were given, because what is counted of them says less. */
export const keptOf = (shown: readonly ShownAnswer[]): Record<string, string> | null => {
  const kept = shown.filter(({ question, value }) => value !== undefined && (question.kind === 'number' || question.kind === 'date'));
  return kept.length > 0 ? Object.fromEntries(kept.map(({ question, value }) => [question.id, String(value)])) : null;
};

/** How the person wants to be reached, if at all. */
export const contactOf = (shown: readonly ShownAnswer[]): Contact | null => {
  const fields = shown.flatMap(({ question, value }) => (question.kind === 'contact' ? Object.entries(value ?? {}) : []));
  const written = fields.flatMap(([field, text]) => (String(text).trim() ? [[field, String(text).trim()]] : []));
  return written.length > 0 ? Object.fromEntries(written) : null;
};

/** What is counted of a response: every question that was shown, its values or that it was left, and the response itself. */
export function factsOf(shown: readonly ShownAnswer[], complete: boolean): CountedAnswer[] {
  const facts: CountedAnswer[] = [];
  for (const answer of shown) {
    const question = answer.question.id;
    facts.push({ question, value: '~asked' });
    if (answer.value === undefined) facts.push({ question, value: '~skipped' });
    for (const value of valuesOf(answer)) facts.push({ question, value });
  }
  if (shown.some((answer) => answer.value !== undefined)) facts.push({ question: '~response', value: 'answered' });
  if (complete) facts.push({ question: '~response', value: 'completed' });
  return facts;
}

/** A segment says who the person is: it is counted, and stands in no comment, score or case. */
export const isSegment = ({ question }: ShownAnswer): boolean => 'segment' in question && question.segment !== undefined;

/** The person's own words. */
export const commentsOf = (shown: readonly ShownAnswer[]): CommentRow[] =>
  shown.flatMap((answer) => {
    if (isSegment(answer)) return [];
    const text = answer.question.kind === 'text' ? answer.value : answer.otherText;
    return typeof text === 'string' ? [{ question: answer.question.id, text, words: searchWords(answer.bare ?? text) }] : [];
  });

const isScale = (kind: string): boolean => kind === 'rating' || kind === 'nps' || kind === 'ces';

/** The first point on a scale (rating, nps or ces) of the response, in the order of the survey. */
export const scoreOf = (shown: readonly ShownAnswer[]): number | null => {
  for (const { question, value } of shown) if (isScale(question.kind) && typeof value === 'number') return value;
  return null;
};
