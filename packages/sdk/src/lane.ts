import type { EventResult } from '@earshot/model';
import { BusyError, ClosedError, isBusyError, isNetworkError, isRefusedError, QueueFullError } from './errors.ts';

/** One event as it is said: made once, so a retry is byte for byte the same. */
export interface Spoken {
  id: string;
  body: string;
}

/** What became of a recorded event. */
export interface Recorded extends Omit<EventResult, 'status'> {
  /** What the server said, or `kept`: an outbox has it on disk and sends it until the server has answered. */
  status: EventResult['status'] | 'kept';
  /** Only of what is `kept`: what the server says of it, once it has. Rejects when the event is given up or the outbox is closed before. */
  sent?: Promise<EventResult>;
}

/** The way of events to the server: in order, one request at a time. */
export interface Lane {
  /**
   * Resolves once the server has answered 2xx (or an outbox has kept it).
   * @throws QueueFullError, ClosedError, NotKeptError; else what the request ended in
   */
  send(event: Spoken): Promise<Recorded>;
  /** Resolves when more may wait. @returns how many: at least one */
  room(): Promise<number>;
  /** Resolves when what waits now was answered or given up. @returns how many still wait: more than 0 only in an outbox */
  flush(): Promise<number>;
  /** Takes nothing more, and flushes. */
  close(): Promise<number>;
}

/** Says events in one request and answers a result for each, in order; `once` makes no further tries by itself. */
export type Post = (events: readonly Spoken[], once?: boolean) => Promise<EventResult[]>;

/** What the server takes in one batch. */
export const MOST_EVENTS = 100;
/** Bytes of one request: the server takes 256 KiB, and a proxy before it may count headers too. */
export const MOST_BYTES = 200 * 1024;
/** The longest a caller is kept waiting because the server asked for it; beyond, they get a BusyError and decide for themselves. */
export const LONGEST_WAIT = 30_000;

const encoder = new TextEncoder();

/** How many of what waits, from the front, fit into one request: at least one. */
export function fitting(waiting: readonly Pick<Spoken, 'body'>[], most: number): number {
  let bytes = 1;
  let count = 0;
  while (count < Math.min(most, waiting.length)) {
    bytes += encoder.encode(waiting[count]!.body).length + 1;
    if (count > 0 && bytes > MOST_BYTES) break;
    count++;
  }
  return count;
}

/** Whether the server takes less at once than it used to: its limits are settings. */
export const isTooMuch = (error: unknown): boolean => isRefusedError(error) && error.status === 413;

interface Waiting extends Spoken {
  resolve(result: EventResult): void;
  reject(error: unknown): void;
}

/** A lane in memory: calls made while a request is under way share the next one. */
export function createLane(post: Post, most: number): Lane {
  let waiting: Waiting[] = [];
  let running: Promise<void> | undefined;
  let atRoom: (() => void)[] = [];
  let limit = MOST_EVENTS;
  let quietUntil = 0;
  let closed = false;

  const leave = (count: number): Waiting[] => {
    const gone = waiting.slice(0, count);
    waiting = waiting.slice(count);
    for (const wake of atRoom) wake();
    atRoom = [];
    return gone;
  };
  const giveUp = (events: readonly Waiting[], error: unknown) => {
    for (const event of events) event.reject(error);
  };

  const run = async () => {
    // Whatever is recorded in the same turn of the event loop shares the first request, too.
    await undefined;
    while (waiting.length > 0) {
      const quiet = quietUntil - Date.now();
      if (quiet > LONGEST_WAIT) {
        giveUp(leave(waiting.length), new BusyError('The server asked for quiet.', Math.ceil(quiet / 1000)));
        break;
      }
      if (quiet > 0) await new Promise((wake) => setTimeout(wake, quiet));
      const batch = leave(fitting(waiting, limit));
      const behind = waiting.length;
      try {
        const results = await post(batch);
        for (const [at, event] of batch.entries()) event.resolve(results[at]!);
        limit = Math.min(MOST_EVENTS, limit * 2);
      } catch (error) {
        if (isTooMuch(error) && batch.length > 1) {
          limit = batch.length >> 1;
          waiting = [...batch, ...waiting];
          continue;
        }
        if (isBusyError(error)) quietUntil = Date.now() + (error.retryAfter ?? 0) * 1000;
        giveUp(batch, error);
        // Who waited through every one of these tries is told as well: nobody's call hangs for the tries of all before it.
        if (isBusyError(error) || isNetworkError(error)) giveUp(leave(behind), error);
      }
    }
    running = undefined;
  };

  const flush = async () => {
    while (running) await running;
    return 0;
  };
  return {
    send: (event) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(new ClosedError('The client is closed.'));
        if (waiting.length >= most) return reject(new QueueFullError(`${most} events wait already.`));
        waiting.push({ ...event, resolve, reject });
        running ??= run();
      }),
    async room() {
      while (waiting.length >= most && !closed) await new Promise<void>((wake) => atRoom.push(wake));
      return Math.max(1, most - waiting.length);
    },
    flush,
    close() {
      closed = true;
      return flush();
    },
  };
}
