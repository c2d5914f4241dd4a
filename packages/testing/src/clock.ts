/** A clock that stands still until it is moved. */
export interface FixedClock {
  (): number;
  /** Moves it and answers the new time. */
  advance(millis: number): number;
}

/** @default Sunday 22 November 2026, 10:00 UTC */
export function fixedClock(start: number | string = '2026-11-22T10:00:00Z'): FixedClock {
  let now = typeof start === 'number' ? start : Date.parse(start);
  return Object.assign(() => now, {
    advance: (millis: number) => {
      now += millis;
      return now;
    },
  });
}
