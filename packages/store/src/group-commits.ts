import { EarshotError } from '@earshot/model';
import type { Commit, CommitResult } from './commit.ts';
import type { Store } from './store.ts';

/** One request's outcome, as the writer answers it. */
export type Answered = { result: CommitResult } | { error: Error };

/** Commits waiting their turn; each writer has one group under way at a time. */
export interface Line {
  commit: Store['commit'];
  load: Store['upkeep']['load'];
  /** Takes nothing more; resolves when all that was taken is written. */
  drain(): Promise<void>;
}

type Write = (group: Commit[]) => Promise<Answered[]>;

interface Waiting {
  commit: Commit;
  weight: number;
  since: number;
  /** What two groups under way at once must not share. */
  ids: readonly string[];
  resolve(result: CommitResult): void;
  reject(error: Error): void;
}

/** The longest anybody is told to wait: the clock of a client that backs off for a minute would say the server is down. */
const longestWait = 30;

const weigh = ({ events, quarantined }: Commit) => Math.max(1, events.length + quarantined.length);

/** Requests about the same event or record are written in the order they came, so one is never under way beside the other. */
const idsOf = ({ agency, events }: Commit) =>
  events.flatMap(({ source, id, record }) => [
    `${agency} ${source} ${id}`,
    `${agency} ${record.kind} ${record.id}`,
    ...(record.kind === 'touchpoint' && record.series !== null ? [`${agency} ${record.series} of ${record.reference}`] : []),
  ]);

/**
 * Adaptive group commit: a writer that is free takes all that waits, up to `groupLimit` events, and is then busy until it is durable.
 * No timer: a lone request is not kept waiting (3 ms of it cost 37 % at 64 connections), a crowd shares one fsync.
 * @throws EarshotError `server.busy` from `commit` when more than `limit` events would wait.
 */
export function groupCommits(writers: readonly Write[], { limit, groupLimit }: { limit: number; groupLimit: number }): Line {
  const free = [...writers];
  /** Ids of every group under way; with one writer there is never another. */
  const underWay = new Set<string>();
  const groups = new Map<Promise<void>, Waiting[]>();
  let line: Waiting[] = [];
  let waking: Promise<void> | undefined;
  let waiting = 0;
  let lastGroup = 0;
  let lastMillis = 0;
  let closed = false;

  const next = (): Waiting[] => {
    const group: Waiting[] = [];
    const left: Waiting[] = [];
    const held = new Set<string>();
    let weight = 0;
    let looked = 0;
    for (const one of line) {
      if (group.length > 0 && weight + one.weight > groupLimit) break;
      looked += 1;
      if (one.ids.some((id) => underWay.has(id) || held.has(id))) {
        left.push(one);
        for (const id of one.ids) held.add(id);
      } else {
        group.push(one);
        weight += one.weight;
      }
    }
    line = [...left, ...line.slice(looked)];
    waiting -= weight;
    if (weight > 0) lastGroup = weight;
    return group;
  };

  const run = async (write: Write, group: Waiting[]) => {
    const ids = group.flatMap((one) => one.ids);
    for (const id of ids) underWay.add(id);
    const started = performance.now();
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
    for (const id of ids) underWay.delete(id);
    free.push(write);
  };

  const wake = () => {
    while (free.length > 0 && line.length > 0) {
      const group = next();
      if (group.length === 0) return;
      const running = run(free.pop()!, group).then(() => {
        groups.delete(running);
        wake();
      });
      groups.set(running, group);
    }
  };

  /** How long the line takes at the pace of the last group. */
  const secondsToWait = () => {
    const groupsToWait = waiting / Math.max(1, lastGroup) / writers.length;
    return Math.min(longestWait, Math.max(1, Math.ceil(groupsToWait * (lastMillis / 1000))));
  };

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
        const ids = writers.length > 1 ? idsOf(commit) : [];
        line.push({ commit, weight, since: performance.now(), ids, resolve, reject });
        waking ??= Promise.resolve().then(() => {
          waking = undefined;
          wake();
        });
      }),
    load: () => {
      const oldest = [...groups.values(), line].flatMap(([first]) => first?.since ?? []);
      return { waiting, lastGroup, lastMillis, oldestMillis: oldest.length === 0 ? 0 : performance.now() - Math.min(...oldest) };
    },
    async drain() {
      closed = true;
      await waking;
      while (groups.size > 0) await Promise.all(groups.keys());
    },
  };
}
