import { type CatalogueInCode, type EarshotEvent, readCatalogue, type Survey } from '@earshot/model';
import { createLedger } from './ledger.ts';
import { permit } from './permit.ts';
import { type Code, problemReply, Refusal, readable } from './problem.ts';
import { readEvents } from './read-request.ts';

export interface TestServerOptions {
  /** @default "test-city" */
  agency?: string;
  /** Ids of the services it has. @default every service there could be */
  services?: readonly string[];
  /** Surveys it has, each as version 1. @default none: answers are rejected as `unknown-survey` */
  surveys?: readonly Survey[];
  /** What its systems may tell, as `earshot catalogue apply` would have it. @default none: any kind of their own */
  catalogue?: CatalogueInCode;
  /** Origins the publishable key is for. @default none: made for an app, so that no Origin is asked */
  origins?: readonly string[];
  /** What time it is, epoch milliseconds. @default Date.now */
  now?: () => number;
}

/**
 * How a request fails: with a status, as the server would say it; `unreachable` before anything was taken; `reply-lost` after everything was,
 * so that what is sent again must be a duplicate.
 */
export type Failure = 401 | 403 | 413 | 422 | 429 | 500 | 503 | 'unreachable' | 'reply-lost';

type EventOf<T extends EarshotEvent['type']> = Extract<EarshotEvent, { type: T }>;

/** An Earshot server in memory, with the contract of the real one for `POST /v1/events`: shapes, statuses, refusals, replies. */
export interface TestServer {
  /** Where it is: an address that only its `fetch` knows, until `listen` was called. */
  url: string;
  /** A secret key with the scope `events`. */
  key: string;
  publishableKey: string;
  /** Answers without a socket: `createClient({ url, key, fetch: server.fetch })`. */
  fetch: typeof globalThis.fetch;
  /** What it has, oldest first: each event once, of a corrected response the highest revision. */
  received(): EarshotEvent[];
  received<T extends EarshotEvent['type']>(type: T): EventOf<T>[];
  /** How many requests came, refused ones too. */
  readonly requests: number;
  /** Fails the next requests, then goes on. @param retryAfter seconds, for 429 and 503 @default 0 */
  fail(how: Failure, times?: number, more?: { retryAfter?: number }): void;
  /** Forgets every event and every failure to come. */
  reset(): void;
  /** Answers over HTTP on any free port, in Node. @returns its url from now on */
  listen(): Promise<string>;
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

const failures: Record<Extract<Failure, number>, [Code, string]> = {
  401: ['key.revoked', 'The key was revoked.'],
  403: ['key.scope-missing', 'The key lacks the scope "events".'],
  413: ['request.too-large', 'The body is larger than this route takes.'],
  422: ['event.not-cloudevents', 'A batch is an array with at least one event.'],
  429: ['request.too-many', 'This key sends more than it may.'],
  500: ['server.failed', 'The server failed. The log says more.'],
  503: ['server.busy', 'The server cannot write at the moment.'],
};

/** As `fetch` says that no reply came. */
const noReply = () => new TypeError('fetch failed');

/** Makes a test server; nothing listens until asked to. */
export function createTestServer(options: TestServerOptions = {}): TestServer {
  const { agency = 'test-city', services, surveys = [], catalogue, origins = [], now = Date.now } = options;
  const keys = { secret: `sk_${agency}_for-tests-alone`, publishable: `pk_${agency}_for-tests-alone`, origins };
  const ledger = createLedger(agency, {
    services,
    surveys: new Map(surveys.map((survey) => [survey.id, survey])),
    catalogue: catalogue && readCatalogue(catalogue),
    now,
  });
  let toFail: { how: Failure; retryAfter: number }[] = [];
  let requests = 0;
  let closeHttp: (() => Promise<void>) | undefined;

  const take = async (request: Request): Promise<Response> => {
    const body = new Uint8Array(await request.arrayBuffer());
    const failing = toFail.shift();
    if (failing?.how === 'unreachable') throw noReply();
    if (typeof failing?.how === 'number') throw new Refusal(...failures[failing.how], failing.retryAfter);
    const sender = permit(request, keys);
    const reply = Response.json({ results: ledger.take(await readEvents(request, body), sender) }, { headers: readable });
    if (failing) throw noReply();
    return reply;
  };

  const answer = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    if (request.method === 'OPTIONS' && pathname === '/v1/events')
      return new Response(null, { status: 204, headers: { ...readable, 'access-control-allow-methods': 'POST' } });
    requests++;
    try {
      if (request.method !== 'POST' || pathname !== '/v1/events') throw new Refusal('request.not-found', 'There is nothing here.');
      return await take(request);
    } catch (error) {
      if (error instanceof Refusal) return problemReply(error);
      throw error;
    }
  };

  const server: TestServer = {
    url: `http://${agency}.earshot.test`,
    key: keys.secret,
    publishableKey: keys.publishable,
    fetch: (input, init) => answer(new Request(input, init)),
    received: <T extends EarshotEvent['type']>(type?: T) =>
      ledger.standing().filter((event) => type === undefined || event.type === type) as EventOf<T>[],
    get requests() {
      return requests;
    },
    fail(how, times = 1, { retryAfter = 0 } = {}) {
      for (let left = times; left > 0; left--) toFail.push({ how, retryAfter });
    },
    reset() {
      toFail = [];
      ledger.forget();
    },
    async listen() {
      // Loaded here: everything else runs wherever there is a fetch.
      const http = await import('./listen.ts');
      const { url, close } = await http.listen(answer);
      closeHttp = close;
      server.url = url;
      return url;
    },
    async close() {
      await closeHttp?.();
      closeHttp = undefined;
    },
    [Symbol.asyncDispose]: () => server.close(),
  };
  return server;
}
