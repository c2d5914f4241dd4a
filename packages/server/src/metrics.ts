import type { EventResult } from '@earshot/model';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Context } from './context.ts';

/** What `/metrics` says: totals over all agencies, never a name of one, of a survey or of a person. */
export interface Metrics {
  registry: Registry;
  /** A request's events became these. */
  taken(results: readonly EventResult[], dropped: number): void;
  /** A request was answered. `route` is its pattern, so a path cannot become a label. */
  answered(method: string, route: string, status: number, seconds: number): void;
}

/** Seconds; the first bucket holds what a group commit on a fast disk takes. */
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

export function createMetrics({ store }: Pick<Context, 'store'>): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, prefix: 'earshot_' });

  const events = new Counter({
    name: 'earshot_events_total',
    help: 'Events answered by this server since it started, by what became of them.',
    labelNames: ['status', 'reason'],
    registers,
  });
  const dropped = new Counter({
    name: 'earshot_events_with_dropped_fields_total',
    help: 'Events of pages of which unknown fields were dropped.',
    registers,
  });
  const requests = new Histogram({
    name: 'earshot_http_request_seconds',
    help: 'Requests answered, by route and class of status.',
    labelNames: ['method', 'route', 'status'],
    buckets,
    registers,
  });
  // Read when asked, from the database: they say the same after a restart, and from every server of one database.
  new Gauge({
    name: 'earshot_books',
    help: 'Events by what became of them, from the database: received = stored + superseded + duplicate + rejected + quarantined.',
    labelNames: ['status'],
    registers,
    async collect() {
      for (const [status, n] of Object.entries(await store.upkeep.books())) this.set({ status }, n);
    },
  });
  const load = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read());
      },
    });
  load('earshot_commits_waiting', 'Requests that wait for the next group commit.', () => store.upkeep.load().waiting);
  load('earshot_last_commit_requests', 'Requests the last group commit took together.', () => store.upkeep.load().lastGroup);
  load('earshot_last_commit_seconds', 'How long the last group commit took.', () => store.upkeep.load().lastMillis / 1000);

  return {
    registry,
    taken(results, droppedNow) {
      for (const { status, reason } of results) events.inc({ status, reason: reason ?? '' });
      if (droppedNow > 0) dropped.inc(droppedNow);
    },
    answered: (method, route, status, seconds) => requests.observe({ method, route, status: `${Math.floor(status / 100)}xx` }, seconds),
  };
}
