import { Counter, collectDefaultMetrics, Gauge, type Metric, Registry } from 'prom-client';
import type { Context } from './context.ts';
import type { Taken } from './ingest/take.ts';
import { readiness } from './readiness.ts';
import { RequestTimes } from './request-times.ts';

const MIB = 1024 * 1024;

/** What `/metrics` says: totals over all agencies, never a name of one, of a survey or of a person. */
export interface Metrics {
  registry: Registry;
  /** A request's events became these. */
  taken(taken: Pick<Taken, 'results' | 'dropped' | 'unlinked'>): void;
  /** A request was answered. `route` is its pattern, so a path cannot become a label. */
  answered(method: string, route: string, status: number, seconds: number): void;
}

export function createMetrics(context: Pick<Context, 'store' | 'config'>): Metrics {
  const { store, config } = context;
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, prefix: 'earshot_' });

  // Counted by hand and handed over when somebody asks: the counters of the library cost a tenth of a small request.
  const became = new Map<string, Map<string, number>>();
  new Counter({
    name: 'earshot_events_total',
    help: 'Events answered by this server since it started, by what became of them.',
    labelNames: ['status', 'reason'],
    registers,
    collect() {
      this.reset();
      for (const [status, reasons] of became) for (const [reason, n] of reasons) this.inc({ status, reason }, n);
    },
  });
  const dropped = new Counter({
    name: 'earshot_events_with_dropped_fields_total',
    help: 'Events of pages of which unknown fields were dropped.',
    registers,
  });
  const unlinked = new Counter({
    name: 'earshot_references_dropped_total',
    help: 'Answers that came with a reference which was no good token: forged, of another agency, or expired. They were kept without it.',
    registers,
  });
  const times = new RequestTimes();
  registry.registerMetric(times as unknown as Metric);
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
  new Gauge({
    name: 'earshot_books_difference',
    help: 'Events received that are not accounted for. Anything but 0 is a fault of Earshot.',
    registers,
    async collect() {
      const { received, stored, superseded, duplicate, rejected, quarantined } = await store.upkeep.books();
      this.set(received - stored - superseded - duplicate - rejected - quarantined);
    },
  });
  new Gauge({
    name: 'earshot_ready',
    help: 'Whether a check of /readyz passes: 1 or 0.',
    labelNames: ['check'],
    registers,
    async collect() {
      for (const [check, { ok }] of Object.entries((await readiness(context)).checks)) this.set({ check }, ok ? 1 : 0);
    },
  });
  new Gauge({
    name: 'earshot_disk_free_bytes',
    help: 'Bytes free where the data is.',
    registers,
    async collect() {
      this.set((await readiness(context)).checks.disk.freeMebibytes * MIB);
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
  load('earshot_commits_waiting', 'Events that wait for the next group commit.', () => store.upkeep.load().waiting);
  load('earshot_commits_limit', 'Events that may wait; beyond it requests are answered 503.', () => config.queueLimit);
  load(
    'earshot_lag_seconds',
    'How long the oldest event that is not yet written has waited.',
    () => store.upkeep.load().oldestMillis / 1000,
  );
  load('earshot_last_commit_requests', 'Events the last group commit took together.', () => store.upkeep.load().lastGroup);
  load('earshot_last_commit_seconds', 'How long the last group commit took.', () => store.upkeep.load().lastMillis / 1000);

  return {
    registry,
    taken({ results, dropped: droppedNow, unlinked: unlinkedNow }) {
      for (const { status, reason = '' } of results) {
        const reasons = became.get(status) ?? new Map<string, number>();
        became.set(status, reasons);
        reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
      }
      if (droppedNow > 0) dropped.inc(droppedNow);
      if (unlinkedNow > 0) unlinked.inc(unlinkedNow);
    },
    answered: (method, route, status, seconds) => times.add(method, route, status, seconds),
  };
}
