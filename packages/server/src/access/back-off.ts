import { EarshotError } from '@earshot/model';

/** How patience runs out: some free tries, then a wait that doubles, up to a most. */
interface Patience {
  free: number;
  firstWaitMs: number;
  mostWaitMs: number;
}

/**
 * An account: five slips are human. The wait stops at one minute, because a stranger could otherwise lock a known e-mail out for
 * long; at one guess a minute twelve characters hold.
 */
const account: Patience = { free: 5, firstWaitMs: 1_000, mostWaitMs: 60_000 };
/** An address prefix: a whole office may sit behind one, so more tries are free, but a machine that guesses waits long. */
const address: Patience = { free: 30, firstWaitMs: 2_000, mostWaitMs: 900_000 };

/** Failures are forgotten after this much silence. */
const MEMORY_MS = 3_600_000;
/** About 1 MB; the longest silent is forgotten first. */
const MOST_REMEMBERED = 10_000;

interface Failures {
  count: number;
  at: number;
}

/** `/64` for IPv6, because one household or machine has that many; the whole address for IPv4. */
export function addressPrefix(ip: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip);
  if (mapped?.[1]) return mapped[1];
  if (!ip.includes(':')) return ip;
  const [head = '', tail = ''] = ip.split('%')[0]!.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === '' ? [] : tail.split(':');
  const groups = ip.includes('::') ? [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right] : left;
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, '').toLowerCase())
    .join(':')}::/64`;
}

/** Slows down whoever guesses passwords. Kept in memory: a restart forgives, which a guesser cannot bring about. */
export class BackOff {
  readonly #failures = new Map<string, Failures>();
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /**
   * Counts a try before the password is looked at, so that many at once do not slip through; `succeeded` takes it back.
   * @throws EarshotError `staff.back-off` with `retryAfter` when it comes too soon; such a try is not counted.
   */
  attempt(email: string, ip: string): void {
    const keys = [['account', email.toLowerCase(), account] as const, ['address', addressPrefix(ip), address] as const];
    const wait = Math.max(...keys.map(([kind, name, patience]) => this.#wait(`${kind} ${name}`, patience)));
    if (wait > 0) {
      const retryAfter = Math.ceil(wait / 1000);
      throw new EarshotError('staff.back-off', `Too many tries. Try again in ${retryAfter} s.`, { retryAfter });
    }
    for (const [kind, name] of keys) this.#fail(`${kind} ${name}`);
  }

  /** The right password: the account starts afresh, and the address gets this one try back. */
  succeeded(email: string, ip: string): void {
    this.#failures.delete(`account ${email.toLowerCase()}`);
    const known = this.#failures.get(`address ${addressPrefix(ip)}`);
    if (known) known.count = Math.max(0, known.count - 1);
  }

  /** How many names are remembered. */
  get size(): number {
    return this.#failures.size;
  }

  #wait(key: string, patience: Patience): number {
    const known = this.#failures.get(key);
    if (!known) return 0;
    const over = known.count - patience.free;
    if (over < 0) return 0;
    // A clock that was set back must not lengthen the wait by as much.
    known.at = Math.min(known.at, this.#now());
    return known.at + Math.min(patience.mostWaitMs, patience.firstWaitMs * 2 ** over) - this.#now();
  }

  #fail(key: string): void {
    const now = this.#now();
    const known = this.#failures.get(key);
    const count = known && now - known.at < MEMORY_MS ? known.count + 1 : 1;
    this.#failures.delete(key);
    this.#failures.set(key, { count, at: now });
    for (const oldest of this.#failures.keys()) {
      if (this.#failures.size <= MOST_REMEMBERED) break;
      this.#failures.delete(oldest);
    }
  }
}
