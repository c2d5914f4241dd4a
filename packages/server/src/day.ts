/** A calendar day as the number `YYYYMMDD`, as the store keys counts. */
export type DayNumber = number;

const MINUTE = 60_000;
/** Offsets of time zones change, and days begin, only on quarters of an hour: within one, the local day is the same. */
const QUARTER = 15 * MINUTE;
/** Days are remembered for this many quarters of an hour per zone: ten days of them, more than events may be late. */
const MOST_QUARTERS = 1_000;

interface Zone {
  format: Intl.DateTimeFormat;
  days: Map<number, DayNumber>;
}
const zones = new Map<string, Zone>();

const zoneOf = (timeZone: string): Zone => {
  const known = zones.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en', { timeZone, calendar: 'iso8601', year: 'numeric', month: '2-digit', day: '2-digit' });
  const zone = { format, days: new Map<number, DayNumber>() };
  zones.set(timeZone, zone);
  return zone;
};

/** The local date of an instant in an IANA zone. */
export function localDay(timeZone: string, at: number): DayNumber {
  const { format, days } = zoneOf(timeZone);
  const quarter = Math.floor(at / QUARTER);
  const known = days.get(quarter);
  if (known !== undefined) return known;
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const day = Number(`${parts.year}${parts.month}${parts.day}`);
  if (days.size >= MOST_QUARTERS) days.clear();
  days.set(quarter, day);
  return day;
}

/** `20261122` as `2026-11-22`. */
export const dayText = (day: DayNumber): string => {
  const digits = String(day);
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
};

/** `2026-11-22` as `20261122`. */
export const dayNumber = (text: string): DayNumber => Number(text.replaceAll('-', ''));

/** 0 is Sunday. */
export const weekday = (day: DayNumber): number =>
  new Date(Date.UTC(Math.floor(day / 10_000), (Math.floor(day / 100) % 100) - 1, day % 100)).getUTCDay();
