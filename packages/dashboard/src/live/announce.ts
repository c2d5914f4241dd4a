import { signal } from '@preact/signals';
import { words } from '../words/words.ts';

/** What the polite live region says. */
export const announcement = signal('');

/** A steady stream must not drown a screen reader: new answers are added up and said at most this often. */
export const announceEvery = 10_000;

let waiting = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
let lastSaid = Number.NEGATIVE_INFINITY;

/** Says something once, at the reader's next pause. */
export function announce(text: string): void {
  // The same words twice in a row are not a change, so a region would stay silent: a no-break space makes one.
  announcement.value = announcement.value === text ? `${text}\u00a0` : text;
}

/** Adds to the number of new answers to be said. */
export function heard(n: number): void {
  if (n <= 0) return;
  waiting += n;
  if (timer) return;
  timer = setTimeout(
    () => {
      timer = undefined;
      lastSaid = Date.now();
      announce(words('live.new', { n: waiting }));
      waiting = 0;
    },
    Math.max(0, lastSaid + announceEvery - Date.now()),
  );
}
