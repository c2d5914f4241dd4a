import { type EarshotEvent, type EventResult, EventsReply } from '@earshot/model';
import { RefusedError, UnexpectedReplyError } from './errors.ts';
import type { Http } from './http.ts';
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
  one<T extends EarshotEvent['type']>(type: T, data: DataOf<T>, options?: EventOptions): Promise<EventResult>;
  /** Any number of events, in requests of a hundred; every event gets its own result, rejected ones too. */
  many<T extends EarshotEvent['type']>(type: T, events: readonly (EventOptions & { data: DataOf<T> })[]): Promise<EventResult[]>;
}

type DataOf<T extends EarshotEvent['type']> = Extract<EarshotEvent, { type: T }>['data'];

/** What the server takes in one batch. */
const MOST_EVENTS = 100;

export function createEvents(http: Http, key: string | undefined, source: string): Events {
  const post = async (events: readonly object[]): Promise<EventResult[]> => {
    const body = JSON.stringify(events);
    // A publishable key goes the way of the page: text/plain needs no preflight, and the key stands in the query.
    const { results } = await http.change(
      'post',
      'v1/events',
      EventsReply,
      key?.startsWith('pk_')
        ? {
            body,
            again: true,
            searchParams: { key, sent: Date.now() },
            headers: { authorization: undefined, 'content-type': 'text/plain' },
          }
        : { body, again: true, searchParams: { sent: Date.now() }, headers: { 'content-type': 'application/cloudevents-batch+json' } },
    );
    if (results.length !== events.length) throw new UnexpectedReplyError('The reply has not one result for each event.');
    return results;
  };
  const made = (type: string, data: unknown, { id = uuidv7(), time = new Date() }: EventOptions = {}) => ({
    specversion: '1.0',
    id,
    source,
    type,
    time: typeof time === 'string' ? time : time.toISOString(),
    data,
  });

  return {
    async one(type, data, options) {
      const [result] = await post([made(type, data, options)]);
      if (result!.status !== 'rejected') return result!;
      // What each reason means stands in `rejections` of the model: words that a page should not have to load.
      const { reason = 'rejected', detail } = result!;
      throw new RefusedError(reason, detail ? `The event was rejected as ${reason}: ${detail}` : `The event was rejected as ${reason}.`, {
        status: 200,
      });
    },
    async many(type, events) {
      const all = events.map(({ data, ...options }) => made(type, data, options));
      const results: EventResult[] = [];
      for (let at = 0; at < all.length; at += MOST_EVENTS) results.push(...(await post(all.slice(at, at + MOST_EVENTS))));
      return results;
    },
  };
}
