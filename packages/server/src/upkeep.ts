import type { Context } from './context.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A page load that is sent again after this long would count again: thirty days is longer than any page keeps one. */
const SEEN_HORIZON = 30 * DAY;
/** Whoever discarded something by mistake has a month to notice; after that nothing of it is kept but its name. */
const DISCARDED_HORIZON = 30 * DAY;
/** How often the server tidies up; what is late by hours is still in time. */
const EVERY = 6 * HOUR;

/** Forgets what needs not be kept, now and then, until the returned function is called. A failure is logged and tried again the next time. */
export function tidyUp({ store, clock, log }: Pick<Context, 'store' | 'clock' | 'log'>): () => void {
  const tidy = () => {
    store.upkeep.forgetSeen(clock() - SEEN_HORIZON).catch(() => log.warn('old page loads could not be forgotten'));
    store.quarantine.forget(clock() - DISCARDED_HORIZON).catch(() => log.warn('discarded answers could not be forgotten'));
    store.staff.forgetSessions(clock()).catch(() => log.warn('ended sessions could not be forgotten'));
  };
  const timer = setInterval(tidy, EVERY);
  timer.unref();
  return () => clearInterval(timer);
}
