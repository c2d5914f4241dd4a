import { mkdir } from 'node:fs/promises';
import type { EventResult } from '@earshot/model';
import { ClosedError, isBusyError, isRefusedError } from '../errors.ts';
import { rejected } from '../events.ts';
import { type Lane, MOST_EVENTS, type Post } from '../lane.ts';
import type { Outbox } from '../recorder.ts';
import { retryDelay } from '../send/retry.ts';
import { lockFolder } from './lock.ts';
import { type Log, openLog } from './log.ts';

export interface OutboxOptions {
  /** A folder of this process alone, on a local disk; made with mode 0700 when it is not there. Its files hold what was recorded, personal data too. */
  dir: string;
  /** Bytes on disk beyond which `record` ends in a QueueFullError. @default 64 MiB: more than 100,000 events, days of outage for most agencies */
  maxBytes?: number;
  /** Milliseconds to wait for the process that has the folder, such as the one that this one replaces. @default 5000 */
  patience?: number;
  /**
   * Told each time sending failed and is tried again later, and how many wait. Nothing is lost by it; but a key that was revoked, or a
   * wrong address, waits for somebody to mend it. @default nobody
   */
  onTrouble?: (error: unknown, waiting: number) => void;
}

/** People wait for what it holds: after an outage it tries again within half a minute. */
const LONGEST_PAUSE = 30_000;
/** Refusals of what a request holds. Every other one is about the key or the address, which somebody will mend. */
const hopeless = [400, 413, 415, 422];

/**
 * Opens a durable outbox for one client: events are on disk before `record` resolves, and are sent, oldest first, until the server has
 * answered; also those of a process that was killed. What waits is sent as soon as a client has the outbox.
 * @throws OutboxLockedError when another process has the folder
 */
export async function openOutbox({ dir, maxBytes = 64 * 1024 * 1024, patience = 5_000, onTrouble }: OutboxOptions): Promise<Outbox> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const release = await lockFolder(dir, patience);
  let tell: (() => void) | undefined;
  let untold = 0;
  const damaged = () => (tell ? tell() : untold++);
  const log = await openLog(dir, maxBytes, damaged).catch((error: unknown) => {
    release();
    throw error;
  });
  return {
    connect(post, count) {
      if (tell) throw new TypeError('An outbox serves one client.');
      tell = () => count('', 'damaged');
      for (; untold > 0; untold--) tell();
      return drained(log, post, count, release, onTrouble);
    },
  };
}

/** Whoever waits for what the server says of an event. */
interface Answered {
  resolve(result: EventResult): void;
  reject(error: unknown): void;
}

/** The lane that keeps first and sends then. */
function drained(
  log: Log,
  post: Post,
  count: (id: string, error: unknown) => void,
  release: () => void,
  onTrouble: OutboxOptions['onTrouble'],
): Lane {
  const answers = new Map<number, Answered>();
  let running: Promise<void> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let limit = MOST_EVENTS;
  let failures = 0;
  let quietUntil = 0;
  let closing: Promise<number> | undefined;

  const answer = (order: number, act: (answered: Answered) => void) => {
    const found = answers.get(order);
    answers.delete(order);
    if (found) act(found);
  };
  const giveUp = ({ id, order }: { id: string; order: number }, error: unknown) => {
    count(id, error);
    answer(order, ({ reject }) => reject(error));
  };

  /** Says what waits until nothing does or a try fails; then a timer goes on. */
  const run = async () => {
    while (quietUntil <= Date.now()) {
      const batch = await log.front(limit);
      if (batch.length === 0) break;
      try {
        const results = await post(batch, true);
        failures = 0;
        limit = Math.min(MOST_EVENTS, limit * 2);
        for (const [index, event] of batch.entries()) {
          const result = results[index]!;
          if (result.status === 'rejected') giveUp(event, rejected(result));
          else answer(event.order, ({ resolve }) => resolve(result));
        }
        await log.settle(batch.at(-1)!.order);
      } catch (error) {
        if (isRefusedError(error) && hopeless.includes(error.status)) {
          // Which of them it is shows when they are said in halves.
          if (batch.length > 1) limit = batch.length >> 1;
          else {
            giveUp(batch[0]!, error);
            await log.settle(batch[0]!.order);
          }
          continue;
        }
        // Whatever they do with it, and should it throw, is outside of our loop.
        if (onTrouble) Promise.resolve().then(() => onTrouble(error, log.waiting));
        later(isBusyError(error) ? (error.retryAfter ?? 0) * 1000 : 0);
        break;
      }
    }
    running = undefined;
    if (quietUntil > Date.now() && !timer) later(quietUntil - Date.now());
  };

  const later = (asked: number) => {
    if (asked > 0) quietUntil = Date.now() + asked;
    if (closing) return;
    const pause = Math.max(asked, Math.min(LONGEST_PAUSE, retryDelay(failures++, Math.random(), asked)));
    clearTimeout(timer);
    timer = setTimeout(() => {
      timer = undefined;
      wake();
    }, pause);
    // What is on disk is safe there: a program that has nothing else to do may end.
    timer.unref();
  };

  const wake = () => (running ??= run());
  const flush = async () => {
    clearTimeout(timer);
    timer = undefined;
    await wake();
    return log.waiting;
  };
  const end = async () => {
    await log.written();
    const left = await flush();
    for (const { reject } of answers.values())
      reject(new ClosedError('The client was closed: the event is on disk and is sent next time.'));
    await log.close();
    release();
    return left;
  };
  if (log.waiting > 0) wake();

  return {
    async send(event) {
      if (closing) throw new ClosedError('The client is closed.');
      const { promise: sent, ...answered } = Promise.withResolvers<EventResult>();
      // Most callers never look at it, and what becomes of it is counted all the same.
      sent.catch(() => {});
      let place = 0;
      try {
        await log.append(event, (order) => {
          place = order;
          answers.set(order, answered);
        });
      } catch (error) {
        answers.delete(place);
        throw error;
      }
      if (!timer) wake();
      return { id: event.id, status: 'kept', sent };
    },
    room: async () => MOST_EVENTS,
    flush,
    close: () => (closing ??= end()),
  };
}
