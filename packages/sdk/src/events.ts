import type { EarshotEvent, EventResult } from '@earshot/model';
import { RefusedError, UnexpectedReplyError } from './errors.ts';
import type { Http } from './http.ts';
import { type Lane, MOST_EVENTS, type Post, type Recorded, type Spoken } from './lane.ts';
import { uuidv7 } from './send/uuidv7.ts';

/** What names an event beside its data. */
export interface EventOptions {
  /**
   * Makes the event the same one when it is recorded again, for example after a crash: any string up to 128 characters.
   * @default a new UUIDv7
   */
  id?: string;
  /** When it happened. @default now */
  time?: Date | string;
}

/** Writes events; a retry says the very same again, so it counts once. */
export interface Events {
  /** One event. @throws RefusedError with the reason when it is rejected. */
  one<T extends EarshotEvent['type']>(type: T, data: DataOf<T>, options?: EventOptions): Promise<Recorded>;
  /** Any number of events; every event gets its own result, rejected ones too. Waits where too much waits already. */
  many<T extends EarshotEvent['type']>(type: T, events: readonly (EventOptions & { data: DataOf<T> })[]): Promise<Recorded[]>;
}

type DataOf<T extends EarshotEvent['type']> = Extract<EarshotEvent, { type: T }>['data'];

/** The reply as far as a writer needs it. By hand: with a zod shape a program that only records would carry all of zod. */
const reply = {
  safeParse(value: unknown) {
    const results = (value as { results?: unknown } | null)?.results;
    return Array.isArray(results) && results.every((each) => typeof each?.id === 'string' && typeof each.status === 'string')
      ? { success: true as const, data: results as EventResult[] }
      : { success: false as const, error: { issues: [{ path: ['results'] }] } };
  },
};

/** How this client says events to the server. */
export const createPost =
  (http: Http, key: string | undefined): Post =>
  async (events, once) => {
    const body = `[${events.map((event) => event.body).join()}]`;
    // A publishable key goes the way of the page: text/plain needs no preflight, and the key stands in the query.
    const results = await http.change('post', 'v1/events', reply, {
      body,
      again: true,
      ...(once ? { retry: 0 } : {}),
      ...(key?.startsWith('pk_')
        ? { searchParams: { key, sent: Date.now() }, headers: { authorization: undefined, 'content-type': 'text/plain' } }
        : { searchParams: { sent: Date.now() }, headers: { 'content-type': 'application/cloudevents-batch+json' } }),
    });
    if (results.length !== events.length) throw new UnexpectedReplyError('The reply has not one result for each event.');
    return results;
  };

/** What a rejected event throws. What each reason means stands in `rejections` of the model: words that a page should not have to load. */
export const rejected = ({ reason = 'rejected', detail }: Pick<EventResult, 'reason' | 'detail'>): RefusedError =>
  new RefusedError(reason, `The event was rejected as ${reason}${detail ? `: ${detail}` : '.'}`, { status: 200 });

/** @param count told every event that is given up, with its error */
export function createEvents(lane: Lane, source: string, count: (id: string, error: unknown) => void): Events {
  const made = (type: string, data: unknown, { id = uuidv7(), time = new Date() }: EventOptions = {}): Spoken => ({
    id,
    body: JSON.stringify({ specversion: '1.0', id, source, type, time: typeof time === 'string' ? time : time.toISOString(), data }),
  });
  const send = async (event: Spoken): Promise<Recorded> => {
    try {
      const result = await lane.send(event);
      if (result.status === 'rejected') count(event.id, rejected(result));
      return result;
    } catch (error) {
      count(event.id, error);
      throw error;
    }
  };

  return {
    async one(type, data, options) {
      const result = await send(made(type, data, options));
      if (result.status === 'rejected') throw rejected(result);
      return result;
    },
    async many(type, events) {
      const results: Recorded[] = [];
      while (results.length < events.length) {
        const next = events.slice(results.length, results.length + Math.min(MOST_EVENTS, await lane.room()));
        results.push(...(await Promise.all(next.map(({ data, ...options }) => send(made(type, data, options))))));
      }
      return results;
    },
  };
}
