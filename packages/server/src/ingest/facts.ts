import type { CommentRow, CountedAnswer } from '@earshot/store';
import { searchWords } from '@earshot/store';
import type { ShownAnswer } from './answers.ts';

/** How often each value was given, as the counts are keyed: the number of a rating, an option id, `yes` or `no`; a text has no value to count. */
const valuesOf = ({ question, value }: ShownAnswer): string[] => {
  if (question.kind === 'text' || value === undefined) return [];
  return Array.isArray(value) ? value : [String(value)];
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
    return typeof text === 'string' ? [{ question: answer.question.id, text, words: searchWords(text) }] : [];
  });

/** The first rating of the response, in the order of the survey. */
export const scoreOf = (shown: readonly ShownAnswer[]): number | null => {
  for (const { question, value } of shown) if (question.kind === 'rating' && typeof value === 'number') return value;
  return null;
};
