import { Signal } from '@earshot/model';
import * as z from 'zod/mini';
import { isRefusedError } from './errors.ts';
import type { Http } from './http.ts';
import { retryDelay } from './send/retry.ts';
import { readStream } from './sse.ts';

const data = {
  hello: z.object({ now: z.number() }),
  counts: z.object({ survey: z.string(), days: z.array(z.string()), at: z.number() }),
  comment: z.object({ survey: z.string() }),
  case: z.object({ id: z.optional(z.string()), survey: z.string() }),
  quarantine: z.object({}),
  signal: z.object({ site: z.string(), key: z.string(), signal: Signal }),
  server: z.object({ keeping: z.enum(['good', 'slow', 'stopped']) }),
  reset: z.object({}),
};

type Kinds = typeof data;
/**
 * What just happened: `counts` (ask for the results of these days again), `comment`, `case`, `quarantine` (something was set aside, or decided),
 * `signal` of a site's page,
 * `hello` on every connection, `server` when it keeps what it is sent late, not at all, or well again, and `reset` when too much was missed: ask for everything again.
 */
export type LiveEvent = { [K in keyof Kinds]: { type: K } & z.infer<Kinds[K]> }[keyof Kinds];

export interface LiveOptions {
  /** Ends the stream. */
  signal?: AbortSignal;
  /** Told whether the stream is open, for a light on the page; `waiting` until it is open again. */
  onState?: (state: 'open' | 'waiting') => void;
}

/** The server says something at least every 15 seconds; three times as long without a byte means that the way is dead. */
const SILENCE = 45_000;

const isKind = (event: string): event is keyof Kinds => Object.hasOwn(data, event);

/**
 * What happens, as it happens, until aborted. Connects again by itself and says what it heard last, so nothing is missed unsaid.
 * @throws RefusedError when the key or the session does not allow it (any more)
 */
export async function* follow(http: Http, { signal, onState }: LiveOptions = {}): AsyncGenerator<LiveEvent, void, undefined> {
  let lastId = '';
  let failures = 0;
  let pause = 0;
  while (!signal?.aborted) {
    const silence = new AbortController();
    try {
      const reply = await http.open('v1/live', {
        headers: { accept: 'text/event-stream', ...(lastId ? { 'last-event-id': lastId } : {}) },
        cache: 'no-store',
        signal: signal ? AbortSignal.any([signal, silence.signal]) : silence.signal,
      });
      if (reply.body) {
        onState?.('open');
        const options = { lastId, onRetry: (wanted: number) => (pause = wanted) };
        for await (const message of readStream(watched(reply.body, silence), options)) {
          lastId = message.id;
          failures = 0;
          const event = asEvent(message.event, message.data);
          if (event) yield event;
        }
      }
    } catch (error) {
      if (isRefusedError(error) && error.status < 500) throw error;
      const wanted = error instanceof Error && 'retryAfter' in error ? Number(error.retryAfter) * 1000 : 0;
      pause = Math.max(pause, wanted || 0);
    } finally {
      // Also when the reader leaves the loop: the connection goes with them.
      silence.abort();
    }
    if (signal?.aborted) return;
    onState?.('waiting');
    await sleep(Math.min(retryDelay(failures++, Math.random(), pause), Math.max(LONGEST_PAUSE, pause)), signal);
    pause = 0;
  }
}

/** People look at it: after an outage the page is live again within half a minute. */
const LONGEST_PAUSE = 30_000;

/** The same bytes, with an abort when none come for too long. */
function watched(body: ReadableStream<Uint8Array>, silence: AbortController): ReadableStream<Uint8Array> {
  let timer = setTimeout(() => silence.abort(), SILENCE);
  return body.pipeThrough(
    new TransformStream({
      transform(chunk, controller) {
        clearTimeout(timer);
        timer = setTimeout(() => silence.abort(), SILENCE);
        controller.enqueue(chunk);
      },
      flush: () => clearTimeout(timer),
      cancel: () => clearTimeout(timer),
    } as Transformer<Uint8Array, Uint8Array>),
  );
}

/** A message of a kind this client knows; a newer server may say more. */
function asEvent(kind: string, text: string): LiveEvent | undefined {
  if (!isKind(kind)) return undefined;
  try {
    const read = data[kind].safeParse(JSON.parse(text));
    return read.success ? ({ type: kind, ...read.data } as LiveEvent) : undefined;
  } catch {
    return undefined;
  }
}

const sleep = (milliseconds: number, signal: AbortSignal | undefined) =>
  new Promise<void>((done) => {
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      done();
    };
    const timer = setTimeout(end, milliseconds);
    signal?.addEventListener('abort', end);
  });
