import type { Store } from '@earshot/store';
import type { LiveBus, LiveMessage } from './bus.ts';
import { aboutOf, joined } from './subject.ts';

/** Four times a second is as live as a person can see, however many answers come. */
const WINDOW_MS = 250;
/** How often a server looks for itself whether it missed something that others took. */
const LOOK_MS = 5_000;
/** How long a word that is on its way is waited for, before a difference says that it was lost. */
const ON_ITS_WAY_MS = 1_000;
/** What a notification of PostgreSQL holds, less its sender's name. https://www.postgresql.org/docs/current/sql-notify.html */
const MOST_BYTES = 7_800;
const LIVE = 'live ';

interface Spreading {
  /** Publishes here and on every other server of the database. */
  bus: LiveBus;
  stop(): void;
}

/** Words of messages, each as full as it may be. */
function wordsOf(messages: readonly LiveMessage[]): string[] {
  const words: string[] = [];
  let open = '';
  for (const message of messages) {
    const text = JSON.stringify(message);
    if (open && Buffer.byteLength(LIVE + open + text) + 3 > MOST_BYTES) {
      words.push(`${LIVE}[${open}]`);
      open = '';
    }
    open = open ? `${open},${text}` : text;
  }
  return open ? [...words, `${LIVE}[${open}]`] : words;
}

/**
 * Joins the buses of all servers of one database. What one takes, the others are told within a quarter of a second, outside the commit and never
 * more often. A word may be lost; so each looks now and then whether its agencies' books have grown without a word, and then has its browsers ask again.
 */
export function spread(
  inner: LiveBus,
  { peers, upkeep, agencies }: Pick<Store, 'peers' | 'upkeep' | 'agencies'>,
  lookMs = LOOK_MS,
): Spreading {
  const waiting = new Map<string, LiveMessage>();
  const spoken = new Set<string>();
  const totals = new Map<string, number>();
  let window: NodeJS.Timeout | undefined;
  let stopped = false;

  const tell = () => {
    window = undefined;
    const words = wordsOf([...waiting.values()]);
    waiting.clear();
    for (const word of words) peers.tell(word).catch(() => {});
  };
  const publish = (message: LiveMessage) => {
    spoken.add(message.agency);
    inner.publish(message);
  };
  const askAgain = (agency: string) => publish({ agency, kind: 'reset' });

  const silence = peers.hear(async (word) => {
    if (word === null) {
      const known = await agencies.list().catch(() => []);
      for (const { id } of known) askAgain(id);
    } else if (word.startsWith(LIVE)) {
      for (const message of JSON.parse(word.slice(LIVE.length)) as LiveMessage[]) publish(message);
    }
  });

  const look = async () => {
    for (const agency of inner.heard()) {
      const { stored } = await upkeep.books(agency);
      const before = totals.get(agency);
      totals.set(agency, stored);
      if (before === undefined || before === stored || spoken.has(agency)) continue;
      setTimeout(() => stopped || spoken.has(agency) || askAgain(agency), ON_ITS_WAY_MS).unref();
    }
    spoken.clear();
  };
  // A server that is alone with its data hears itself.
  const looking = peers.alone ? undefined : setInterval(() => void look().catch(() => {}), lookMs).unref();

  return {
    bus: {
      ...inner,
      publish(message) {
        publish(message);
        const about = `${message.agency} ${aboutOf(message)}`;
        waiting.set(about, joined(waiting.get(about), message));
        window ??= setTimeout(tell, WINDOW_MS).unref();
      },
    },
    stop() {
      stopped = true;
      silence();
      clearInterval(looking);
      clearTimeout(window);
    },
  };
}
