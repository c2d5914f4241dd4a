import type { Measured } from '@earshot/model';
import { formatLocale, type WordKey, words } from './words.ts';

const whole = new Intl.NumberFormat(formatLocale, { maximumFractionDigits: 0 });
const tenth = new Intl.NumberFormat(formatLocale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const share = new Intl.NumberFormat(formatLocale, { style: 'percent', maximumFractionDigits: 0 });

/** A count with its separators. */
export const count = (n: number): string => whole.format(n);

/** A share of 0–1 as a percentage; nothing of nothing is a dash, not 0 %. */
export const percent = (part: number, of = 1): string => (of > 0 ? share.format(part / of) : '–');

/** A value in its measure's unit: means keep a decimal, percentages their sign. */
export function inUnit(value: number, unit: Measured['unit']): string {
  if (unit === 'percent') return share.format(value / 100);
  return unit === 'mean' ? tenth.format(value) : whole.format(value);
}

/** Low–high in words; empty where the number is a full count and has no range. */
export function rangeInWords({ range, unit }: Measured): string {
  if (!range) return '';
  return words('range.words', { low: inUnit(range.low, unit), high: inUnit(range.high, unit) });
}

/** What the unit is called beside the number. */
export const unitWords = (unit: Measured['unit']): string => words(`unit.${unit}` as WordKey);
