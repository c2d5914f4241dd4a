/** All that is ever kept in `localStorage`: when the person acted on a survey, and whether an unsent answer waits here. */
export interface Remembered {
  acts: Record<string, number>;
  /** An unsent answer is in the outbox: the drawing code, which can send it, is worth loading. */
  kept?: boolean | undefined;
}

/** What this device remembers; nothing when it may not, cannot, or holds nonsense. */
export function recall(storage: string | undefined): Remembered {
  let kept: Partial<Remembered> | false | undefined;
  try {
    kept = !storage && JSON.parse(localStorage.earshot ?? null);
  } catch {
    // Nothing there, or nothing that we wrote.
  }
  return { acts: {}, ...kept };
}

/**
 * Remembers, where the device may and can, beside what other tabs remembered meanwhile. Called only after the person acted; where it fails,
 * the person may be asked again.
 */
export function remember({ storage, acts, kept }: Remembered & { storage: string | undefined }): void {
  try {
    const was = recall(storage);
    if (!storage) localStorage.earshot = JSON.stringify({ acts: { ...was.acts, ...acts }, kept: kept ?? was.kept });
  } catch {
    // Full or forbidden.
  }
}

/** Takes everything off the device again: what was remembered, and answers that wait to be sent (`sdk/send` keeps them). */
export function forget(): void {
  try {
    localStorage.removeItem('earshot');
    indexedDB.deleteDatabase('earshot');
  } catch {
    // A device that forbids storage holds nothing.
  }
}
