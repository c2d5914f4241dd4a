import type { CatalogueInCode } from '@earshot/model';
import { createEvents, createPost, type Events } from './events.ts';
import { createHttp, type Http } from './http.ts';
import { createLane, type Lane, type Post } from './lane.ts';
import { createLost, type Loss, type Lost } from './lost.ts';
import { createResponses, type Responses } from './responses.ts';
import { createScores, type Scores } from './scores.ts';
import { createTouchpoints, type Touchpoints } from './touchpoints.ts';

/** A place where events wait on disk until the server has answered: `openOutbox` of `@earshot/sdk/outbox`. */
export interface Outbox {
  /** Opens the way of one client to the server; `count` is told what is given up. An outbox serves one client. */
  connect(post: Post, count: (id: string, error: unknown) => void): Lane;
}

export interface RecorderOptions<C extends CatalogueInCode = CatalogueInCode> {
  /** Where the server is, for example `https://feedback.city.gov`. */
  url: string;
  /** A secret key (servers) or a publishable one (answers from a page). Without a key the staff cookie of the same origin speaks. */
  key?: string;
  /** What the agency's systems may say, from `defineCatalogue`: what is not in it does not compile. The server checks it, not the client. */
  catalogue?: C;
  /** Milliseconds one try may take. @default 10000 */
  timeout?: number;
  /** How many further tries a request gets. @default 3 */
  retries?: number;
  /** Which system speaks: the `source` of its events, unique together with their ids. @default the page's origin, else "urn:earshot:client" */
  source?: string;
  /**
   * How many events may wait in memory at once; one more ends in a QueueFullError.
   * @default 10000: some 5 MB, and a hundred requests, which a server at work takes in a few seconds
   */
  mostWaiting?: number;
  /** Where events wait on disk instead, over restarts and outages. Then `record` resolves as `kept` once it is there. */
  outbox?: Outbox;
  /** Told of every event that is given up, as it is counted in `lost`. */
  onLost?: (loss: Loss) => void;
  /** How requests are made, for tests and for runtimes with a fetch of their own. @default the global fetch */
  fetch?: typeof globalThis.fetch;
}

/** The half of a client that writes: what a permit system, a call centre or an edge function needs. */
export interface Recorder<C extends CatalogueInCode = CatalogueInCode> {
  scores: Scores<C>;
  touchpoints: Touchpoints<C>;
  responses: Responses;
  /** How many events this client has given up, by reason. What is not counted here is at the server, in the outbox or on its way. */
  readonly lost: Lost;
  /** Resolves when everything that waits now was answered or given up. @returns how many still wait: more than 0 only in an outbox */
  flush(): Promise<number>;
  /** Takes no more events (ClosedError) and flushes: call it before the program ends. @returns how many still wait in the outbox */
  close(): Promise<number>;
}

/** What stands on the same connection: the rest of a client needs both. */
export interface Wire {
  http: Http;
  events: Events;
}

/** A recorder with what it is made of. */
export function wired(options: RecorderOptions): Recorder & { wire: Wire } {
  const { url, key, timeout = 10_000, retries = 3, source, mostWaiting = 10_000, outbox, onLost, fetch } = options;
  const http = createHttp({ url, key, timeout, retries, fetch });
  const { lost, count } = createLost(onLost);
  const post = createPost(http, key);
  const lane = outbox ? outbox.connect(post, count) : createLane(post, mostWaiting);
  const events = createEvents(lane, source ?? globalThis.location?.origin ?? 'urn:earshot:client', count);
  return {
    scores: createScores(events),
    touchpoints: createTouchpoints(events),
    responses: createResponses(events),
    lost,
    flush: () => lane.flush(),
    close: () => lane.close(),
    wire: { http, events },
  };
}

/** Makes a recorder: half the bytes of `createClient` where nothing is read. */
export function createRecorder<C extends CatalogueInCode = CatalogueInCode>(options: RecorderOptions<C>): Recorder<C> {
  const { wire: _, ...recorder } = wired(options);
  return recorder;
}
