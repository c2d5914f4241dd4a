import type { Case } from '@earshot/model';
import { ago } from './times.ts';
import { words } from './words.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** A length of time as one says it: "40 min", "3 h 20", "2 days". Under two days it keeps hours, because a person must act within them. */
export function lengthOfTime(millis: number): string {
  const minutes = Math.floor(Math.abs(millis) / minute);
  if (minutes < 60) return words('length.minutes', { n: minutes });
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours < 10 && rest > 0) return words('length.hours-minutes', { h: hours, m: String(rest).padStart(2, '0') });
  if (hours < 48) return words('length.hours', { n: hours });
  return words('length.days', { n: Math.floor(hours / 24) });
}

/** The case's clock as a sentence, and how much it presses. */
export function dueSentence(
  { dueAt, closedAt }: Pick<Case, 'dueAt' | 'closedAt'>,
  now: number,
): { text: string; press: 'late' | 'soon' | 'calm' | 'closed' } {
  if (closedAt !== null) return { text: words('due.closed', { when: ago(closedAt, now) }), press: 'closed' };
  const left = dueAt - now;
  if (left < 0) return { text: -left < minute ? words('due.now') : words('due.late', { time: lengthOfTime(left) }), press: 'late' };
  if (left < minute) return { text: words('due.now'), press: 'soon' };
  return { text: words('due.in', { time: lengthOfTime(left) }), press: left < day ? 'soon' : 'calm' };
}
