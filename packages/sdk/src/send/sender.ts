import type { EarshotEvent, OpenedCase } from '@earshot/model';
import { type Device, loadDevice } from './load-device.ts';
import { bodyOf, post } from './post.ts';
import { batches, type Item, type SendState } from './queue.ts';
import { retryDelay } from './retry.ts';

export interface SenderOptions {
  /** Where the server is, for example `https://feedback.city.gov`. */
  url: string;
  /** A publishable key. */
  key: string;
  /** `none` keeps nothing on the device; `after-action` keeps an answer the person sent until the server has it. @default "after-action" */
  storage?: 'none' | 'after-action';
  /** How long an unsent answer may stay on the device. @default 24, at most 144 (six days: older answers would count on the wrong day) */
  keepHours?: number;
  /** Told each change of an event's state; `reason` says why it was refused, `opened` which case of the person's own it opened. */
  onState?: (id: string, state: SendState, reason?: string, opened?: OpenedCase) => void;
}

/** An answer that the server has not taken yet. */
export interface Pending {
  id: string;
  survey?: string;
  at: number;
}

/** Brings events to the server, each exactly once as far as the counts go, and never says more than is true. */
export interface Sender {
  /**
   * Hands over one event. `keep: true` only after the person pressed Send.
   * @returns `sent` when the server has it (also when it set it aside for review), `kept` when this device has committed it and will go on trying,
   * `refused` when the server never will (reason in `onState`). While neither server nor device has it the promise stays open.
   */
  send(event: EarshotEvent, options?: { keep?: boolean }): Promise<'sent' | 'kept' | 'refused'>;
  /** The person's unsent answers, of this page and of earlier ones. */
  pending(): Promise<Pending[]>;
  /** Deletes an unsent answer here and stops sending it; one already under way may still arrive. */
  forget(id: string): Promise<void>;
  /** Takes up what earlier pages left, and listens for the network and for the page going away. */
  start(): void;
  /** Stops listening and trying. What the device keeps stays for the next start. */
  stop(): void;
}

/** What the keeping device may know and do of a sender. */
export interface Held {
  endpoint: string;
  items: Map<string, Item>;
  settled: ReadonlySet<string>;
  /** Items of other pages whose end this one waits for. */
  watched: Set<string>;
  /** Ends the claim of this page on an item, by id. */
  releases: Map<string, () => void>;
  isStopped(): boolean;
  settle(item: Item, state: 'refused', reason: string): unknown;
  wake(): unknown;
}

/** Events without a person's Send that may wait at once: in an outage the page must not grow without bound. */
const MOST_WAITING = 100;
const HOUR = 3_600_000;
const listenedTo = ['online', 'pagehide', 'visibilitychange'] as const;

/** Makes a sender for one server and key. It stores nothing and sends nothing until asked to. */
export function createSender({ url, key, storage, keepHours = 24, onState }: SenderOptions): Sender {
  const endpoint = `${url.replace(/\/$/, '')}/v1/events?key=${encodeURIComponent(key)}`;
  let loading: Promise<Device | undefined> | undefined;
  /** The keeping device; undefined where it may not keep, or its file did not come, which is tried again. */
  const keeper = (): Promise<Device | undefined> => {
    loading ??= storage === 'none' ? Promise.resolve(undefined) : loadDevice().catch(() => (loading = undefined));
    return loading;
  };
  const items = new Map<string, Item>();
  const releases = new Map<string, () => void>();
  /** What is decided: its row may still be on its way out of the device, and must be neither shown nor sent again. */
  const settled = new Set<string>();
  const held: Held = {
    endpoint,
    items,
    settled,
    watched: new Set(),
    isStopped: () => stopped,
    releases,
    settle: (item, ...how) => settle(item, ...how),
    wake: () => wake(),
  };
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let closedUntil = 0;
  let stopped = false;

  const say = (item: Item, state: SendState, reason?: string, opened?: OpenedCase) => {
    if (item.state === state) return;
    item.state = state;
    onState?.(item.id, state, reason, opened);
    if (state !== 'sending') item.resolve(state);
  };

  const release = (id: string) => {
    releases.get(id)?.();
    releases.delete(id);
  };

  const settle = async (item: Item, state: 'sent' | 'refused', reason?: string, opened?: OpenedCase) => {
    if (!items.delete(item.id)) return;
    settled.add(item.id);
    say(item, state, reason, opened);
    // Whatever the device said of storing it: a row that came late must go as well.
    if (item.stored) {
      await item.stored;
      await (await keeper())?.outbox.remove(item.id);
    }
    release(item.id);
  };

  const sayKept = async (item: Item) => {
    if ((await item.stored) && items.has(item.id) && !item.flying) say(item, 'kept');
  };

  const tryLater = (asked?: number) => {
    if (asked) closedUntil = Date.now() + asked;
    if (timer || stopped) return;
    timer = setTimeout(wake, retryDelay(failures++, Math.random(), asked));
  };

  const attempt = async (batch: Item[]) => {
    for (const item of batch) item.flying = true;
    const reply = await post(endpoint, bodyOf(batch));
    const results = new Map('results' in reply ? reply.results.map((result) => [result.id, result]) : []);
    let left = false;
    for (const item of batch) {
      item.flying = false;
      const result = results.get(item.id);
      if ('refused' in reply) settle(item, 'refused', reply.refused);
      else if (result) settle(item, result.status === 'rejected' ? 'refused' : 'sent', result.reason, result.case);
      else {
        left = true;
        sayKept(item);
      }
    }
    if (left) tryLater('again' in reply ? reply.again : undefined);
    else {
      failures = 0;
      // The way is open: what waits need not.
      if (timer) wake();
    }
  };

  /** Sends what waits, unless the server asked for quiet; `last` tries once more even then for answers that nothing else holds. */
  const flush = (last = false) => {
    const quiet = Date.now() < closedUntil;
    const waiting = [...items.values()].filter((item) => !item.flying && (!quiet || (last && item.keep && item.state !== 'kept')));
    for (const batch of batches(waiting)) attempt(batch);
  };

  const wake = async () => {
    clearTimeout(timer);
    timer = undefined;
    await (await keeper())?.adopt(held);
    for (const item of items.values()) if (!item.flying && item.until < Date.now()) settle(item, 'refused', 'expired');
    if (stopped) return;
    if (Date.now() < closedUntil && items.size) tryLater(closedUntil - Date.now());
    flush();
  };

  const listen = ({ type }: Event) => {
    if (type === 'online') wake();
    else if (type === 'pagehide' || document.visibilityState === 'hidden') flush(true);
  };

  return {
    send: (event, { keep = false } = {}) =>
      new Promise((resolve) => {
        const at = Date.now();
        const survey = 'survey' in event.data ? event.data.survey : undefined;
        const until = at + Math.min(keepHours, 144) * HOUR;
        const item: Item = { id: event.id, survey, at, until, body: JSON.stringify(event), keep, state: 'sending', flying: false, resolve };
        if (!keep && items.size >= MOST_WAITING) {
          onState?.(item.id, 'refused', 'queue-full');
          return resolve('refused');
        }
        settled.delete(item.id);
        items.set(item.id, item);
        onState?.(item.id, 'sending');
        if (keep && storage !== 'none') item.stored = keeper().then((there) => there?.keep(item, held) ?? false);
        const quiet = closedUntil - at;
        if (quiet > 0) {
          sayKept(item);
          tryLater(quiet);
        } else flush();
      }),

    pending: async () => {
      const others = (await (await keeper())?.others(held)) ?? [];
      const mine = [...items.values()].filter(({ keep }) => keep);
      return [...others, ...mine].map(({ id, survey, at }) => ({ id, at, ...(survey && { survey }) }));
    },

    forget: async (id) => {
      const item = items.get(id);
      await (item ? settle(item, 'refused', 'forgotten') : (await keeper())?.outbox.remove(id));
    },

    start() {
      stopped = false;
      for (const name of listenedTo) globalThis.addEventListener?.(name, listen);
      wake();
    },

    stop() {
      stopped = true;
      clearTimeout(timer);
      timer = undefined;
      for (const name of listenedTo) globalThis.removeEventListener?.(name, listen);
      for (const item of items.values()) if (!item.flying) release(item.id);
    },
  };
}
