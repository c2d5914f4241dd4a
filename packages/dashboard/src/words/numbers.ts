import type { Measured } from '@earshot/model';
import { formatLocale, words } from './words.ts';

const whole = new Intl.NumberFormat(formatLocale, { maximumFractionDigits: 0 });
const tenth = new Intl.NumberFormat(formatLocale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const share = new Intl.NumberFormat(formatLocale, { style: 'percent', maximumFractionDigits: 0 });

/** A count with its separators. */
export const count = (n: number): string => whole.format(n);

const figures = new Intl.NumberFormat(formatLocale, { maximumSignificantDigits: 3 });

/** A number that people wrote, or a mean of places: to three figures, as it is counted. */
export const decimal = (value: number): string => figures.format(value);

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

/** The ends of a measure's scale: every drawing shows the whole of it and never cuts. */
export function scaleOf({ id, unit }: Pick<Measured, 'id' | 'unit'>): { low: number; high: number } {
  if (unit === 'score') return { low: -100, high: 100 };
  if (unit === 'mean') return id === 'ces' ? { low: 1, high: 7 } : { low: 1, high: 5 };
  return { low: 0, high: 100 };
}

/** What the unit is called beside the number: "of 100 points", "of 5 on average". */
export const unitWords = (measured: Pick<Measured, 'id' | 'unit'>): string =>
  words(`unit.${measured.unit}`, { high: scaleOf(measured).high });
