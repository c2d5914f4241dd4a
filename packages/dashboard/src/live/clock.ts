import { signal } from '@preact/signals';

/** The present, moved every 15 seconds: often enough for "due in 3 h 20", rarely enough to be free. */
export const now = signal(Date.now());

/** Keeps the clock going. Call once. */
export function startClock(): () => void {
  const timer = setInterval(() => {
    now.value = Date.now();
  }, 15_000);
  return () => clearInterval(timer);
}
