import type { Agency } from '@earshot/model';
import { dayNumber, localDay, weekday } from '../day.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A calendar of nothing but holidays must not hold the server. */
const MOST_DAYS = 3_660;

const duration = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/;

/** Saturday, Sunday and the agency's holidays are no working days. */
export const isWorkingDay = (day: number, holidays: ReadonlySet<number>): boolean => {
  const weekend = weekday(day) === 0 || weekday(day) === 6;
  return !weekend && !holidays.has(day);
};

/**
 * By when somebody must have acted. The days of the duration are working days in the agency's zone; its hours and minutes run on the
 * clock; what would fall on a day that is none moves to the same time on the next that is. `P2D` on a Friday afternoon is Tuesday afternoon.
 * A day is 24 hours, so a due time may shift by an hour when the clocks change.
 */
export function dueAt(from: number, within: string, { timeZone, holidays }: Pick<Agency, 'timeZone' | 'holidays'>): number {
  const [, days = '0', hours = '0', minutes = '0'] = duration.exec(within) ?? [];
  const closed = new Set(holidays.map(dayNumber));
  const works = (at: number) => isWorkingDay(localDay(timeZone, at), closed);
  let at = from;
  let left = Number(days);
  for (let i = 0; left > 0 && i < MOST_DAYS; i++) {
    at += DAY;
    if (works(at)) left--;
  }
  at += Number(hours) * HOUR + Number(minutes) * 60_000;
  for (let i = 0; !works(at) && i < MOST_DAYS; i++) at += DAY;
  return at;
}
