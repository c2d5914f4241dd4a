import * as z from 'zod/mini';

/** True when the runtime knows the IANA zone. */
export const isTimeZone = (zone: string): boolean => {
  // Engines also take offsets such as +02:00, which know no summer time.
  if (/^[+-]/.test(zone)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
};

const written = /^(\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?)\[([A-Za-z][\w+-]*(\/[\w+-]+)*)\]$/;

/** Whether the calendar has that day: `Date` would take 30 February for 2 March. */
const isOnCalendar = (local: string): boolean => {
  const at = new Date(`${local}Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(local.slice(0, 10));
};

const error = 'must be a local time with its zone such as 2026-12-01T09:30:00[Europe/London]';

/**
 * The time on a clock at a place: `2026-12-01T09:30:00[Europe/London]` (RFC 9557). An appointment is at half past nine there, also when
 * the rules of summer time change before it comes: an instant would then name another time of day.
 */
export const LocalTime = /* @__PURE__ */ z.string().check(
  z.maxLength(80),
  z.regex(written, { error, abort: true }),
  z.refine(
    (text) => {
      const [, local, , , zone] = written.exec(text) ?? [];
      return local !== undefined && zone !== undefined && isOnCalendar(local) && isTimeZone(zone);
    },
    { error },
  ),
);
