import { statfs } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import type { Context } from './context.ts';

const MIB = 1024 * 1024;
/** The same answer for this long: whoever asks, the public too, must not become a write a request. */
const KEPT_MS = 1_000;

/** One thing looked at, with a sentence for a person. */
export interface Check {
  ok: boolean;
  says: string;
}

/** Whether the server can do its work, as `/readyz` answers and staff are told. */
export interface Readiness {
  ready: boolean;
  checks: {
    write: Check;
    disk: Check & { freeMebibytes: number };
    lag: Check & { waiting: number; oldestMs: number; lastCommitMs: number };
  };
}

/** How the server keeps what it is sent, in a word: at once, late, or not at all. */
export type Keeping = 'good' | 'slow' | 'stopped';

export const keepingOf = ({ checks: { write, lag } }: Readiness): Keeping => (!write.ok ? 'stopped' : lag.ok ? 'good' : 'slow');

type Needs = Pick<Context, 'store' | 'config'>;
const known = new WeakMap<Needs['store'], { readiness: Promise<Readiness>; until: number }>();

/** Looks, or answers what is being looked at or was seen a moment ago. */
export function readiness(context: Needs): Promise<Readiness> {
  const last = known.get(context.store);
  if (last && performance.now() < last.until) return last.readiness;
  const seen = { readiness: look(context), until: Number.POSITIVE_INFINITY };
  known.set(context.store, seen);
  const keep = () => {
    seen.until = performance.now() + KEPT_MS;
  };
  seen.readiness.then(keep, keep);
  return seen.readiness;
}

async function look({ store, config }: Needs): Promise<Readiness> {
  const longest = config.maxLagSeconds * 1000;
  const timer = new AbortController();
  // The row stands in line behind what waits: one that does not come through in time says the same as an answer that does not.
  const late = wait(longest, 'late' as const, { signal: timer.signal, ref: false }).catch(() => 'late' as const);
  const [wrote, free] = await Promise.all([
    Promise.race([store.upkeep.canWrite().catch(() => false), late]),
    // Bytes free to us, not to root.
    statfs(config.data).then(
      ({ bavail, bsize }) => Math.floor((bavail * bsize) / MIB),
      () => 0,
    ),
  ]);
  timer.abort();
  const hasRoom = config.databaseUrl !== '' || free >= config.minFreeDisk;
  const { waiting, lastMillis, oldestMillis } = store.upkeep.load();
  const lags = wrote === 'late' || oldestMillis >= longest;
  const checks: Readiness['checks'] = {
    write: { ok: wrote !== false, says: wrote === false ? 'A row could not be written.' : 'A row was written and read back.' },
    disk: {
      ok: hasRoom,
      says: config.databaseUrl
        ? 'The data is in a database, which has disks of its own.'
        : `${free} MiB are free where the data is; at least ${config.minFreeDisk} should be.`,
      freeMebibytes: free,
    },
    lag: {
      ok: !lags,
      says: lags ? `Writing takes longer than ${config.maxLagSeconds} s; ${waiting} events wait.` : `${waiting} events wait to be written.`,
      waiting,
      oldestMs: Math.round(oldestMillis),
      lastCommitMs: Math.round(lastMillis),
    },
  };
  return { ready: checks.write.ok && checks.disk.ok && checks.lag.ok, checks };
}
