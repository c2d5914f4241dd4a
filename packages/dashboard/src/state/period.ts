import { computed, type ReadonlySignal } from '@preact/signals';
import { query } from '../router.ts';
import { dayPlus } from '../words/times.ts';
import { today } from './session.ts';

/** Lengths one may choose, in days including today. */
export const lengths = { '7d': 7, '30d': 30, '90d': 90, '365d': 365 } as const;
export type Length = keyof typeof lengths;
const standard: Length = '30d';

const isDay = (text: string | null): text is string => text !== null && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));

export interface Period {
  length: Length | 'custom';
  from: string;
  to: string;
}

/** The period named in the address: `period=90d`, or `from` and `to`; else the last 30 days of the agency. */
export function periodOf(wanted: string | null, from: string | null, to: string | null, day: string): Period {
  if (isDay(from) && isDay(to) && from <= to) return { length: 'custom', from, to };
  const length = wanted && Object.hasOwn(lengths, wanted) ? (wanted as Length) : standard;
  return { length, from: dayPlus(day, 1 - lengths[length]), to: day };
}

/** What every page's numbers are about. */
export const period: ReadonlySignal<Period> = computed(() => periodOf(query('period'), query('from'), query('to'), today.value));

/** The part of an address that carries the period from page to page. */
export const periodQuery: ReadonlySignal<string> = computed(() => {
  const { length, from, to } = period.value;
  if (length === 'custom') return `from=${from}&to=${to}`;
  return length === standard ? '' : `period=${length}`;
});

/** An address of the dashboard that keeps the period. */
export const keepPeriod = (to: string): string => (periodQuery.value ? `${to}${to.includes('?') ? '&' : '?'}${periodQuery.value}` : to);
