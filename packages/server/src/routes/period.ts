import { dayNumber, dayText, localDay, weekday } from '../day.ts';

const DAY_MS = 86_400_000;

/** A day, `YYYY-MM-DD`, some days later or earlier. */
const addDays = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** The Monday of a day's week (ISO 8601). */
export const mondayOf = (day: string): string => addDays(day, -((weekday(dayNumber(day)) + 6) % 7));

export const monthOf = (day: string): string => day.slice(0, 7);

/** No day is longer: clocks that go back add an hour, Lord Howe half of one. */
const LONGEST_DAY_MS = 26 * 3_600_000;

/** The first instant after the day that `at` lies in: found by asking for the local day, so that changing clocks are right. */
export function endOfDay(timeZone: string, at: number): number {
  const today = localDay(timeZone, at);
  let [low, high] = [at, at + LONGEST_DAY_MS];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (localDay(timeZone, middle) === today) low = middle;
    else high = middle;
  }
  return high;
}

/** Days shown when no period is asked for. */
const USUAL_DAYS = 30;

/** The asked period, else the last 30 days of the agency, today included. */
export function periodOf(
  asked: { from?: string | undefined; to?: string | undefined },
  timeZone: string,
  now: number,
): { from: string; to: string } {
  const to = asked.to ?? dayText(localDay(timeZone, now));
  return { from: asked.from ?? addDays(to, 1 - USUAL_DAYS), to };
}
