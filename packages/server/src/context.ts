import type { Store } from '@earshot/store';
import type { FastifyBaseLogger } from 'fastify';
import type { Config } from './config.ts';
import type { LiveBus } from './live/bus.ts';
import type { Secrets } from './secrets.ts';

/** What every route is given: made once by `serve`, or by a test. */
export interface Context {
  config: Config;
  /** Reads of agencies, surveys and keys come from memory; writes through it are seen at once (remember.ts). */
  store: Store;
  /** Epoch milliseconds. Nothing in the server asks `Date.now` itself. */
  clock: () => number;
  live: LiveBus;
  /** Never given a body, a key, an address or anything a person wrote. */
  log: FastifyBaseLogger;
  secrets: Secrets;
}
