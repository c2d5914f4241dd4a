import type { Measured, Question, QuestionResult, Results } from '@earshot/model';
import { words } from '../words/words.ts';
import { plain } from './said.ts';

/** The question a survey is judged by: its first that carries a measure. */
export const headlineOf = (questions: readonly QuestionResult[]): QuestionResult | undefined =>
  questions.find(({ measures }) => measures.length > 0);

/** One measure of one question on one day, or of one group. */
export interface Point {
  key: string;
  measured: Measured | null;
  n: number;
}

/** The same number once per group, in the order of the reply; a group in which nobody answered has none. */
export const pointsOf = (results: Results, question: string, measure: string): Point[] =>
  (results.groups ?? []).map(({ key, questions }) => {
    const found = questions.find(({ id }) => id === question);
    const measured = found?.measures.find(({ id }) => id === measure) ?? null;
    return { key, measured, n: measured?.n ?? found?.answered ?? 0 };
  });

/** One answer that could be given, with how many gave it. */
export interface AnswerCount {
  id: string;
  label: string;
  n: number;
}

/** Whether answers are points from worst to best. */
export const isScale = (kind: string | undefined): boolean => kind === 'rating' || kind === 'nps' || kind === 'ces';

/** Every answer that could be given in the survey's order, also those nobody gave; then what older versions offered. */
export function answerCounts(question: Question | undefined, { histogram }: Pick<QuestionResult, 'histogram'>): AnswerCount[] {
  const known = labelsOf(question);
  const others = Object.keys(histogram).filter((id) => !known.some(([own]) => own === id) && !id.startsWith('~'));
  return [...known, ...others.map((id) => [id, id] as const)].map(([id, label]) => ({ id, label, n: histogram[id] ?? 0 }));
}

const pointsBetween = (least: number, most: number, low: string, high: string) =>
  Array.from({ length: most - least + 1 }, (_, at) => {
    const id = String(at + least);
    const end = at === 0 ? low : at + least === most ? high : '';
    return [id, end ? `${id} · ${end}` : id] as const;
  });

/** Everything that can be chosen, in the order of the survey. */
export function labelsOf(question: Question | undefined): (readonly [id: string, label: string])[] {
  if (question?.kind === 'yesno') return [['yes', words('results.yes')] as const, ['no', words('results.no')] as const];
  if (question?.kind === 'choice' || question?.kind === 'choices')
    return question.options.map(({ id, label }) => [id, plain(label)] as const);
  if (question?.kind === 'consent') return [['true', words('results.agreed')] as const, ['false', words('results.not-agreed')] as const];
  if (question?.kind === 'nps') return pointsBetween(0, 10, words('results.nps.low'), words('results.nps.high'));
  if (question?.kind === 'ces') return pointsBetween(1, 7, words('results.ces.low'), words('results.ces.high'));
  if (question?.kind !== 'rating') return [];
  const { points, labels } = question;
  return Array.from({ length: points }, (_, index) => {
    const id = String(index + 1);
    if (labels.length === points) return [id, plain(labels[index])] as const;
    const end = index === 0 ? plain(labels[0]) : index === points - 1 ? plain(labels.at(-1)) : '';
    return [id, end ? `${id} · ${end}` : id] as const;
  });
}

/** A question asked only after certain answers: its numbers do not speak for everybody. */
export const isConditional = (question: Question | undefined): boolean =>
  question !== undefined && 'when' in question && question.when !== undefined;
