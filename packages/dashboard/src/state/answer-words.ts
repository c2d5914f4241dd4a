import type { Answer, Question, Survey } from '@earshot/model';
import { words } from '../words/words.ts';
import { labelsOf } from './pictures.ts';
import { plain } from './said.ts';

/** One answer as somebody reads it: what was asked, and what was said. */
export interface AnswerInWords {
  question: string;
  asked: string;
  said: string;
  /** Somebody's own words, in their own language. */
  own: boolean;
}

function saidOf(question: Question | undefined, value: unknown): string {
  const known = new Map(labelsOf(question));
  const named = (each: unknown) => known.get(String(each)) ?? String(each);
  if (Array.isArray(value)) {
    const lines = new Map(question?.kind === 'rank' ? question.options.map(({ id, label }) => [id, plain(label)] as const) : known);
    return value.map((each) => lines.get(String(each)) ?? String(each)).join(' · ');
  }
  if (typeof value !== 'object' || value === null) return named(value);
  if (question?.kind !== 'matrix') return words('aside.contact');
  const nameIn = (lines: typeof question.rows, id: string) => plain(lines.find((line) => line.id === id)?.label) || id;
  return Object.entries(value)
    .map(([row, column]) => `${nameIn(question.rows, row)}: ${nameIn(question.columns, String(column))}`)
    .join(' · ');
}

/** The answers that say something, in the words of their survey; without it, in its ids. */
export const answersInWords = (answers: readonly Answer[], survey: Survey | undefined): AnswerInWords[] =>
  answers.flatMap((answer) => {
    if (!('value' in answer)) return [];
    const question = survey?.questions.find(({ id }) => id === answer.question);
    const said = saidOf(question, answer.value);
    const own = question?.kind === 'text' || (question === undefined && typeof answer.value === 'string');
    const line = { question: answer.question, asked: plain(question?.prompt) || answer.question, said, own };
    return answer.otherText ? [line, { ...line, question: `${answer.question}~other`, said: answer.otherText, own: true }] : [line];
  });
