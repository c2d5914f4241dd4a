import type { Writable } from 'node:stream';
import type { LiveBus, LiveEntry } from './bus.ts';
import { aboutOf, joined } from './subject.ts';

/** One message of a kind about the same thing per window: four a second are as live as a person can see, however many answers come. */
const WINDOW_MS = 250;
/** Proxies close what is silent for 30–60 s. */
const HEARTBEAT_MS = 15_000;
/** A browser that reads slower than this much behind gets one `reset` when it has caught up, instead of everything. */
const MOST_UNREAD_BYTES = 256 * 1024;

export interface StreamOptions {
  bus: LiveBus;
  agency: string;
  /** What `Last-Event-ID` brought. */
  lastId: string | undefined;
  now: number;
  /** Asked with every heartbeat: whoever lost the right stops hearing. */
  stillAllowed: () => Promise<boolean>;
  /** How well the server keeps what it is sent; asked at the start and with every heartbeat, said when it changes. @default good */
  keeping?: () => Promise<'good' | 'slow' | 'stopped'>;
  /** @default 15000 */
  heartbeatMs?: number;
}

/** The name and data of a message as the browser gets them. */
function spoken(entry: LiveEntry): { event: string; data: object } {
  const { agency: _, kind, entry: __, ...data } = entry;
  return { event: kind, data };
}

/**
 * Tells one browser what happens, as server-sent events, until the connection or the permission ends. Answers the function that ends it.
 * https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export function openStream(
  out: Writable,
  { bus, agency, lastId, now, stillAllowed, keeping = async () => 'good', heartbeatMs = HEARTBEAT_MS }: StreamOptions,
): () => void {
  /** Subjects something was said about in this window; what comes about them meanwhile waits, joined. */
  const said = new Set<string>();
  const waiting = new Map<string, LiveEntry>();
  /** Everything up to here was said: a browser that reconnects with this id misses nothing that was still waiting. */
  const missed = lastId === undefined ? [] : bus.since(agency, lastId);
  let safeId = lastId === undefined || missed === 'reset' ? bus.lastId() : lastId;
  let heardId = bus.lastId();
  let window: NodeJS.Timeout | undefined;
  let behind = false;
  let saidKeeping = 'good';

  const write = (event: string, data: object) => {
    if (behind) return;
    if (out.writableLength > MOST_UNREAD_BYTES) {
      behind = true;
      out.once('drain', () => {
        behind = false;
        safeId = heardId;
        write('reset', {});
        saidKeeping = '';
      });
      return;
    }
    out.write(`id: ${safeId}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  };
  const say = (entry: LiveEntry) => {
    const { event, data } = spoken(entry);
    write(event, data);
  };
  const endWindow = () => {
    window = undefined;
    const due = [...waiting.values()];
    waiting.clear();
    said.clear();
    for (const [index, entry] of due.entries()) {
      if (index === due.length - 1) safeId = heardId;
      sayNow(entry);
    }
  };
  const sayNow = (entry: LiveEntry) => {
    said.add(aboutOf(entry));
    window ??= setTimeout(endWindow, WINDOW_MS);
    say(entry);
  };
  const hear = (entry: LiveEntry) => {
    heardId = entry.entry;
    const about = aboutOf(entry);
    if (said.has(about)) {
      waiting.set(about, joined(waiting.get(about), entry));
      return;
    }
    if (waiting.size === 0) safeId = heardId;
    sayNow(entry);
  };

  const unsubscribe = bus.subscribe(agency, hear);
  const sayKeeping = async () => {
    const state = await keeping().catch(() => 'stopped' as const);
    if (state === saidKeeping || out.writableEnded) return;
    saidKeeping = state;
    write('server', { keeping: state });
  };
  const heartbeat = setInterval(async () => {
    out.write(': still here\n\n');
    await sayKeeping();
    if (!(await stillAllowed().catch(() => true))) out.end();
  }, heartbeatMs);
  const close = () => {
    unsubscribe();
    clearInterval(heartbeat);
    clearTimeout(window);
    out.end();
  };
  out.once('close', close);
  out.once('error', close);

  write('hello', { now });
  if (missed === 'reset') write('reset', {});
  else {
    for (const entry of missed) {
      safeId = entry.entry;
      say(entry);
    }
    safeId = heardId;
  }
  void sayKeeping();
  return close;
}
