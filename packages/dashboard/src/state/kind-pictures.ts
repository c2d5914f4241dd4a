import type { Histogram, Question, QuestionResult } from '@earshot/model';
import { percent } from '../words/numbers.ts';
import { monthWords } from '../words/times.ts';
import { words } from '../words/words.ts';
import type { AnswerCount } from './pictures.ts';
import { plain } from './said.ts';

type Of<K extends Question['kind']> = Extract<Question, { kind: K }>;
type Counted = Pick<QuestionResult, 'histogram'>;

const sum = (counts: readonly number[]): number => counts.reduce((total, n) => total + n, 0);
const between = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, at) => from + at);

/** The three groups a net promoter score is made of, the worst first. */
export function npsGroups({ histogram }: Counted): AnswerCount[] {
  const n = (from: number, to: number) => sum(between(from, to).map((point) => histogram[point] ?? 0));
  return [
    { id: 'detractors', label: words('results.nps.detractors'), n: n(0, 6) },
    { id: 'passives', label: words('results.nps.passives'), n: n(7, 8) },
    { id: 'promoters', label: words('results.nps.promoters'), n: n(9, 10) },
  ];
}

/** More bars than this are no picture of a time any more. */
const MOST_BARS = 24;

/** Days by month; by year or by decade where months would be too many, as of birthdays. Gaps stay: a month without an answer says something. */
export function timesOf(months: Histogram): AnswerCount[] {
  const given = Object.entries(months).map(([month, n]) => ({ year: Number(month.slice(0, 4)), month: Number(month.slice(5, 7)), n }));
  if (given.length === 0) return [];
  const by = (size: (each: (typeof given)[number]) => number, label: (at: number) => string): AnswerCount[] | undefined => {
    const places = given.map(size);
    const [first, last] = [Math.min(...places), Math.max(...places)];
    if (last - first >= MOST_BARS) return undefined;
    return between(first, last).map((at) => ({
      id: String(at),
      label: label(at),
      n: sum(given.filter((each) => size(each) === at).map(({ n }) => n)),
    }));
  };
  const month = (at: number) => `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}`;
  return (
    by(
      ({ year, month }) => year * 12 + month - 1,
      (at) => monthWords(month(at)),
    ) ??
    by(({ year }) => year, String) ??
    by(
      ({ year }) => Math.floor(year / 10),
      (at) => `${at}0–${at}9`,
    ) ??
    // Somebody wrote the year of a chronicle: only what was given is shown.
    Object.entries(months).map(([id, n]) => ({ id, label: id, n }))
  );
}

/** One thing of a matrix with how often each answer was given to it. */
export interface MatrixRow {
  id: string;
  label: string;
  n: number;
  cells: { id: string; n: number; share: string }[];
}

export const matrixRows = ({ rows, columns }: Of<'matrix'>, { histogram }: Counted): MatrixRow[] =>
  rows.map(({ id, label }) => {
    const counts = columns.map((column) => histogram[`${id}/${column.id}`] ?? 0);
    const n = sum(counts);
    return {
      id,
      label: plain(label),
      n,
      cells: columns.map((column, at) => ({ id: column.id, n: counts[at]!, share: percent(counts[at]!, n) })),
    };
  });

/** One thing of an order with the mean of its places, and how many put it first. */
export interface RankedThing {
  id: string;
  label: string;
  n: number;
  mean: number | null;
  first: string;
}

/** The most important first; what nobody placed comes last. */
export const rankedThings = ({ options }: Of<'rank'>, { histogram }: Counted): RankedThing[] =>
  options
    .map(({ id, label }) => {
      const counts = options.map((_, at) => histogram[`${id}@${at + 1}`] ?? 0);
      const n = sum(counts);
      const mean = n > 0 ? sum(counts.map((count, at) => count * (at + 1))) / n : null;
      return { id, label: plain(label), n, mean, first: percent(counts[0] ?? 0, n) };
    })
    .sort((a, b) => (a.mean ?? Number.POSITIVE_INFINITY) - (b.mean ?? Number.POSITIVE_INFINITY));
