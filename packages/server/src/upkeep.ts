import type { Context } from './context.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A page load that is sent again after this long would count again: thirty days is longer than any page keeps one. */
const SEEN_HORIZON = 30 * DAY;
/** Whoever discarded something by mistake has a month to notice; after that nothing of it is kept but its name. */
const DISCARDED_HORIZON = 30 * DAY;
/** How often the server tidies up; what is late by hours is still in time. */
const EVERY = 6 * HOUR;

/** Another server's turn begins a little before its own clock says so. */
const EARLY = 60_000;

/** Forgets what needs not be kept, now and then, one server for all of a database, until the returned function is called. A failure is logged and tried again the next time. */
export function tidyUp({ store, clock, log }: Pick<Context, 'store' | 'clock' | 'log'>): () => void {
  const holder = crypto.randomUUID();
  const tidy = async () => {
    if (!(await store.leases.take('tidying', holder, clock(), clock() + EVERY - EARLY))) return;
    store.upkeep.forgetSeen(clock() - SEEN_HORIZON).catch(() => log.warn('old page loads could not be forgotten'));
    store.quarantine.forget(clock() - DISCARDED_HORIZON).catch(() => log.warn('discarded answers could not be forgotten'));
    store.staff.forgetSessions(clock()).catch(() => log.warn('ended sessions could not be forgotten'));
  };
  const timer = setInterval(() => void tidy().catch(() => log.warn('nobody could be told to tidy up')), EVERY);
  timer.unref();
  return () => clearInterval(timer);
}
