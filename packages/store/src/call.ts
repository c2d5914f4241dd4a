import type { MessagePort, Worker } from 'node:worker_threads';
import { EarshotError } from '@earshot/model';
import { fromWire, toWire, type WireError } from './wire.ts';

interface Call {
  id: number;
  noun: string;
  verb: string;
  args: unknown[];
}
type Reply = { id: number; value: unknown } | { id: number; error: WireError };

type Verb = (...args: unknown[]) => Promise<unknown>;

/**
 * Answers calls by name, one after the other: what runs here shares one connection, opened for the first call.
 * `inWords` says an error of the database as one of ours.
 */
export function answerCalls(port: MessagePort, open: () => Promise<object>, inWords = (error: unknown): unknown => error): void {
  let last: Promise<unknown> = Promise.resolve();
  let opened: Promise<object> | undefined;
  const answer = async ({ id, noun, verb, args }: Call): Promise<Reply> => {
    try {
      opened ??= open();
      return { id, value: await ((await opened) as Record<string, Record<string, Verb>>)[noun]![verb]!(...args) };
    } catch (error) {
      return { id, error: toWire(inWords(error)) };
    }
  };
  port.on('message', (call: Call) => {
    last = last.then(async () => port.postMessage(await answer(call)));
  });
}

/** A thread that answers calls. */
export interface Remote<T> {
  /** The thread's nouns: a call here is a message there. */
  nouns: T;
  /** False once the thread has ended: whatever waited for it was refused. */
  alive(): boolean;
  end(): Promise<void>;
}

/** Calls the nouns of a thread by name, typed by the interface it implements. */
export function callThread<T>(thread: Worker): Remote<T> {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: unknown): void }>();
  let calls = 0;
  let ended = false;

  const refuseAll = (why: string) => {
    ended = true;
    for (const { reject } of waiting.values()) reject(new EarshotError('server.failed', why));
    waiting.clear();
  };
  thread.on('message', (reply: Reply) => {
    const caller = waiting.get(reply.id);
    waiting.delete(reply.id);
    if (waiting.size === 0) thread.unref();
    if ('error' in reply) caller?.reject(fromWire(reply.error));
    else caller?.resolve(reply.value);
  });
  thread.on('error', (error) => refuseAll(`A thread of the store failed: ${error instanceof Error ? error.message : error}`));
  thread.on('exit', () => refuseAll('A thread of the store has ended.'));
  thread.unref();

  const call = (noun: string, verb: string, args: unknown[]) =>
    new Promise<unknown>((resolve, reject) => {
      if (ended) return reject(new EarshotError('server.failed', 'A thread of the store has ended.'));
      calls += 1;
      waiting.set(calls, { resolve, reject });
      // An idle store does not keep the process; a call under way does.
      thread.ref();
      thread.postMessage({ id: calls, noun, verb, args } satisfies Call);
    });
  const verbs = (noun: string) =>
    new Proxy(
      {},
      {
        get:
          (_, verb: string) =>
          (...args: unknown[]) =>
            call(noun, verb, args),
      },
    );
  return {
    nouns: new Proxy({}, { get: (_, noun: string) => verbs(noun) }) as T,
    alive: () => !ended,
    async end() {
      await thread.terminate();
    },
  };
}
