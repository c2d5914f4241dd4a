import type { Measured, Results } from '@earshot/model';
import { percent } from '../words/numbers.ts';
import { words } from '../words/words.ts';

/** What Today's sentences are made of. */
export interface TodayFacts {
  /** Null for those who may not see cases. */
  cases: { late: number; dueToday: number; nextDue: string | null } | null;
  today: string;
  yesterday: string;
  answeredToday: number;
  answeredYesterday: number;
  /** Share of 0–1 who chose one of the two best points yesterday; null where nobody was asked so. */
  satisfied: number | null;
  silent: readonly { id: string; title: string }[];
  paused: readonly { id: string; title: string }[];
}

export interface Sentence {
  text: string;
  to: string;
}

/** More would not be read. */
const atMost = 5;

/** Today in at most five sentences, the most pressing first; each leads to where one can act or look. */
export function todaySentences(facts: TodayFacts): Sentence[] {
  const { cases, today, yesterday, answeredToday, answeredYesterday: n, satisfied, silent, paused } = facts;
  const sentences: Sentence[] = [];
  const add = (text: string, to: string) => sentences.push({ text, to });
  const readYesterday = `/comments?from=${yesterday}&to=${yesterday}`;
  const share = satisfied === null ? null : percent(satisfied);
  const calm = cases !== null && cases.late === 0 && cases.dueToday === 0;

  if (cases && cases.late > 0) add(words('today.late', { n: cases.late }), '/cases?show=late');
  if (cases && cases.dueToday > 0) add(words('today.due', { n: cases.dueToday, time: cases.nextDue ?? '' }), '/cases?show=today');
  if (calm && n === 0) add(words('today.calm-none'), '/cases');
  else if (calm)
    add(share ? words('today.calm-share', { n, share }) : `${words('today.calm')} ${words('today.yesterday', { n })}`, readYesterday);
  else if (n > 0) add(share ? words('today.yesterday-share', { n, share }) : words('today.yesterday', { n }), readYesterday);
  if (answeredToday > 0) add(words('today.so-far', { n: answeredToday }), `/comments?from=${today}&to=${today}`);
  if (silent[0])
    add(words('today.silent', { n: silent.length, first: silent[0].title }), silent.length === 1 ? `/surveys/${silent[0].id}` : '/surveys');
  if (paused[0])
    add(words('today.paused', { n: paused.length, first: paused[0].title }), paused.length === 1 ? `/surveys/${paused[0].id}` : '/surveys');
  return sentences.slice(0, atMost);
}

const groupOf = (results: Results, day: string) => results.groups?.find(({ key }) => key === day);

/** How many answered on a day. */
export const answeredOn = (results: Results, day: string): number => groupOf(results, day)?.funnel?.answered ?? 0;

/** The "satisfied or very satisfied" share of a day, as the server measured it. */
export const satisfiedOn = (results: Results, day: string): Measured | undefined =>
  groupOf(results, day)
    ?.questions.flatMap(({ measures }) => measures)
    .find(({ id }) => id === 'csat.top2');

/** Several surveys' shares as one, everybody's answer weighing the same. */
export function together(measured: readonly Measured[]): number | null {
  const n = measured.reduce((sum, one) => sum + one.n, 0);
  return n === 0 ? null : measured.reduce((sum, one) => sum + one.value * one.n, 0) / n / 100;
}
