import type { Context } from './context.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A page load that is sent again after this long would count again: thirty days is longer than any page keeps one. */
const SEEN_HORIZON = 30 * DAY;
/** Whoever discarded something by mistake has a month to notice; after that nothing of it is kept but its name. */
const DISCARDED_HORIZON = 30 * DAY;
/** How often the server tidies up; what is late by hours is still in time. */
const EVERY = 6 * HOUR;

/** A clock that is corrected moves by seconds; one that moved further was wrong before, or is now. */
const JUMP = HOUR;

/** Another server's turn begins a little before its own clock says so. */
const EARLY = 60_000;

/** Forgets what needs not be kept, now and then, one server for all of a database, until the returned function is called. A failure is logged and tried again the next time. */
export function tidyUp({ store, clock, log }: Pick<Context, 'store' | 'clock' | 'log'>): () => void {
  const holder = crypto.randomUUID();
  /** By how much the clock is ahead of the time since the machine started, which nobody can set. */
  const ahead = () => clock() - performance.now();
  let before = ahead();
  const tidy = async () => {
    const moved = Math.abs(ahead() - before);
    before = ahead();
    // What is forgotten by a clock that is a year ahead does not come back.
    if (moved > JUMP) return log.warn('the clock was moved by more than an hour: nothing old is forgotten this time');
    if (!(await store.leases.take('tidying', holder, clock(), clock() + EVERY - EARLY))) return;
    store.upkeep.forgetSeen(clock() - SEEN_HORIZON).catch(() => log.warn('old page loads could not be forgotten'));
    store.quarantine.forget(clock() - DISCARDED_HORIZON).catch(() => log.warn('discarded answers could not be forgotten'));
    store.staff.forgetSessions(clock()).catch(() => log.warn('ended sessions could not be forgotten'));
  };
  const timer = setInterval(() => void tidy().catch(() => log.warn('nobody could be told to tidy up')), EVERY);
  timer.unref();
  return () => clearInterval(timer);
}
