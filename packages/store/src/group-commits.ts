import { EarshotError } from '@earshot/model';
import type { Commit, CommitResult } from './commit.ts';
import type { Store } from './store.ts';

/** One request's outcome, as the writer answers it. */
export type Answered = { result: CommitResult } | { error: Error };

/** Commits waiting their turn, one group under way at a time. */
export interface Line {
  commit: Store['commit'];
  load: Store['upkeep']['load'];
  /** Takes nothing more; resolves when all that was taken is written. */
  drain(): Promise<void>;
}

interface Waiting {
  commit: Commit;
  weight: number;
  since: number;
  resolve(result: CommitResult): void;
  reject(error: Error): void;
}

/** The longest anybody is told to wait: the clock of a client that backs off for a minute would say the server is down. */
const longestWait = 30;

const weigh = ({ events, quarantined }: Commit) => Math.max(1, events.length + quarantined.length);

/**
 * Adaptive group commit: the next group starts when the last ends, and takes all that waits, up to `groupLimit` events.
 * No timer: a lone request is not kept waiting (3 ms of it cost 37 % at 64 connections), a crowd shares one fsync.
 * @throws EarshotError `server.busy` from `commit` when more than `limit` events would wait.
 */
export function groupCommits(
  write: (group: Commit[]) => Promise<Answered[]>,
  { limit, groupLimit }: { limit: number; groupLimit: number },
): Line {
  const line: Waiting[] = [];
  let waiting = 0;
  let lastGroup = 0;
  let lastMillis = 0;
  /** Since when the oldest of the group under way has waited. */
  let writingSince: number | undefined;
  let running: Promise<void> | undefined;
  let closed = false;

  const next = (): Waiting[] => {
    let weight = 0;
    let count = 0;
    while (count < line.length && (count === 0 || weight + line[count]!.weight <= groupLimit)) {
      weight += line[count]!.weight;
      count += 1;
    }
    waiting -= weight;
    lastGroup = weight;
    return line.splice(0, count);
  };

  const run = async () => {
    while (line.length > 0) {
      const group = next();
      const started = performance.now();
      writingSince = group[0]?.since;
      try {
        const answers = await write(group.map(({ commit }) => commit));
        group.forEach(({ resolve, reject }, index) => {
          const answer = answers[index]!;
          if ('error' in answer) reject(answer.error);
          else resolve(answer.result);
        });
      } catch (error) {
        for (const { reject } of group) reject(error as Error);
      }
      lastMillis = performance.now() - started;
    }
    running = undefined;
    writingSince = undefined;
  };

  /** How long the line takes at the pace of the last group. */
  const secondsToWait = () => Math.min(longestWait, Math.max(1, Math.ceil((waiting / Math.max(1, lastGroup)) * (lastMillis / 1000))));

  return {
    commit: (commit) =>
      new Promise((resolve, reject) => {
        const weight = weigh(commit);
        if (closed) return reject(new EarshotError('server.busy', 'The server is closing; send again in a moment.', { retryAfter: 5 }));
        if (waiting > 0 && waiting + weight > limit) {
          const retryAfter = secondsToWait();
          return reject(new EarshotError('server.busy', `Too much waits to be written; send again in ${retryAfter} s.`, { retryAfter }));
        }
        waiting += weight;
        line.push({ commit, weight, since: performance.now(), resolve, reject });
        running ??= Promise.resolve().then(run);
      }),
    load: () => {
      const oldest = writingSince ?? line[0]?.since;
      return { waiting, lastGroup, lastMillis, oldestMillis: oldest === undefined ? 0 : performance.now() - oldest };
    },
    async drain() {
      closed = true;
      await running;
    },
  };
}
