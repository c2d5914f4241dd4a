/** All that is ever kept in `localStorage`: when the person acted on a survey, and whether an unsent answer waits here. */
export interface Remembered {
  acts: Record<string, number>;
  /** An unsent answer is in the outbox: the drawing code, which can send it, is worth loading. */
  kept?: boolean;
}

const DAY = 86_400_000;
const PLACE = 'earshot';

/** Whether the days of silence after an act are still running. */
export const isWaiting = (acted: number | undefined, waitDays: number, now: number): boolean =>
  acted !== undefined && now - acted < waitDays * DAY;

/** What this device remembers; nothing when it may not, cannot, or holds nonsense. */
export function recall(storage: string): Remembered {
  try {
    if (storage !== 'none') return { acts: {}, ...JSON.parse(localStorage[PLACE]) };
  } catch {
    // Nothing there, or nothing that we wrote.
  }
  return { acts: {} };
}

/** Remembers, where the device may and can. Called only after the person acted; where it fails, the person may be asked again. */
export function remember(storage: string, what: Remembered): void {
  try {
    if (storage !== 'none') localStorage[PLACE] = JSON.stringify(what);
  } catch {
    // Full or forbidden.
  }
}
