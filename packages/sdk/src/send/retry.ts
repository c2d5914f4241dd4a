/** First window of the back-off: a blip is over within a second. */
const BASE = 1_000;
/** Widest window: after a long outage a page still asks within five minutes. */
const CAP = 300_000;
/** A server may close the door for a day at most; a broken header must not silence a page for ever. */
const LONGEST_WAIT = 86_400_000;

/** Statuses worth another try: the same request may succeed later. Every other 4xx would fail the same way again. */
export const mayRetry = (status: number): boolean => status >= 500 || status === 408 || status === 425 || status === 429;

/** The `Retry-After` header (seconds or an HTTP date, RFC 9110 section 10.2.3) as milliseconds from `now`; undefined when absent or unreadable. */
export function retryAfter(header: string | null, now: number): number | undefined {
  if (!header) return undefined;
  const wait = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return wait >= 0 ? Math.min(wait, LONGEST_WAIT) : undefined;
}

/**
 * Milliseconds until the next try: full jitter over a window that doubles, and never before what the server asked for.
 * Jitter stands on top of `Retry-After` too, or a crowd that was told the same number would return in the same instant.
 * @param failures tries that failed in a row before this one, from 0
 * @param chance a number in [0, 1)
 * @param asked milliseconds the server asked for
 */
export const retryDelay = (failures: number, chance: number, asked = 0): number => asked + chance * Math.min(CAP, BASE * 2 ** failures);
