import { signal } from '@preact/signals';
import { formatLocale, words } from './words.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const relative = new Intl.RelativeTimeFormat(formatLocale, { numeric: 'auto' });
/**
 * The locale of every date: the agency's, not the browser's, so that colleagues and paper say the same. Set when the session comes.
 */
export const dateLocale = signal('en-GB');

/** Where an agency's time zone says the month first: the United States and the Americas; day first everywhere else. */
export const dateLocaleOf = (zone: string): string =>
  /^(America\/|US\/|Pacific\/(Honolulu|Guam|Saipan|Pago_Pago)$)/.test(zone) ? 'en-US' : 'en-GB';

const formats = new Map<string, Intl.DateTimeFormat>();

const format = (zone: string | undefined, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const key = `${dateLocale.value} ${zone} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(dateLocale.value, { ...options, ...(zone ? { timeZone: zone } : {}) });
  formats.set(key, made);
  return made;
};

/** How long ago, in the largest unit that says enough. */
export function ago(at: number, now: number): string {
  const past = Math.max(0, now - at);
  if (past < minute) return words('time.just-now');
  if (past < hour) return relative.format(-Math.floor(past / minute), 'minute');
  if (past < day) return relative.format(-Math.floor(past / hour), 'hour');
  return relative.format(-Math.floor(past / day), 'day');
}

/** Day, month and time of an instant in the agency's zone. */
export const dateTime = (at: number, zone?: string): string =>
  format(zone, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }).format(at);

/** The same with its year: for what may be years ago. */
export const dateTimeYear = (at: number, zone?: string): string =>
  format(zone, { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' }).format(at);

/** `2026-12-01T09:30:00[Europe/London]` as the clock at that place shows it; text that is no such time stays as it is. */
export function localTimeWords(text: string): string {
  const [, local] = /^([\dT:-]+)\[/.exec(text) ?? [];
  const at = Date.parse(`${local}Z`);
  return Number.isNaN(at) ? text : dateTimeYear(at, 'UTC');
}

/** A calendar day `YYYY-MM-DD` as people write it. */
export const dayWords = (iso: string): string =>
  format('UTC', { day: 'numeric', month: 'short', year: 'numeric' }).format(Date.parse(`${iso}T00:00:00Z`));

/** A month `YYYY-MM` as people write it. */
export const monthWords = (month: string): string =>
  format('UTC', { month: 'short', year: 'numeric' }).format(Date.parse(`${month}-01T00:00:00Z`));

/** The calendar day of an instant in a zone, `YYYY-MM-DD`: an agency's day begins at its own midnight. */
export const dayIn = (zone: string, at: number): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(at);

/** `iso` moved by whole days. */
export const dayPlus = (iso: string, days: number): string =>
  new Date(Date.parse(`${iso}T00:00:00Z`) + days * day).toISOString().slice(0, 10);
