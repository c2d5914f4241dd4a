import type { Peers, Store } from '@earshot/store';
import { expect, it, vi } from 'vitest';
import { createLiveBus, type LiveEntry } from './bus.ts';
import { spread } from './spread.ts';

/** Two servers joined by lines that a test can cut; what is told goes through nothing else. */
function joinedServers(books: () => number) {
  const ears = new Set<{ peer: number; listener: (word: string | null) => void }>();
  const words: string[] = [];
  let cut = false;
  const peersOf = (peer: number): Peers => ({
    alone: false,
    async tell(word) {
      words.push(word);
      if (!cut) for (const ear of ears) if (ear.peer !== peer) ear.listener(word);
    },
    hear(listener) {
      const ear = { peer, listener };
      ears.add(ear);
      return () => void ears.delete(ear);
    },
  });
  const storeOf = (peer: number) =>
    ({
      peers: peersOf(peer),
      upkeep: { books: async () => ({ stored: books() }) },
      agencies: { list: async () => [{ id: 'city' }] },
    }) as unknown as Store;
  const servers = [0, 1].map((peer) => spread(createLiveBus(peer + 1), storeOf(peer), 50));
  return {
    one: servers[0]!,
    two: servers[1]!,
    words,
    cut: () => {
      cut = true;
    },
    mend: () => {
      cut = false;
      for (const ear of ears) ear.listener(null);
    },
    stop() {
      for (const { stop } of servers) stop();
    },
  };
}
const listening = (bus: ReturnType<typeof createLiveBus>) => {
  const heard: LiveEntry[] = [];
  bus.subscribe('city', (entry) => heard.push(entry));
  return heard;
};

it('tells the other servers once for many answers, with every day of them', async () => {
  const servers = joinedServers(() => 0);
  const heard = listening(servers.two.bus);
  for (let n = 0; n < 300; n += 1)
    servers.one.bus.publish({ agency: 'city', kind: 'counts', survey: 'permit', days: [`2026-11-${10 + (n % 3)}`], at: n });
  await vi.waitFor(() => expect(heard).toHaveLength(1));
  expect(heard[0]).toMatchObject({ kind: 'counts', survey: 'permit', days: ['2026-11-10', '2026-11-11', '2026-11-12'] });
  expect(servers.words).toHaveLength(1);
  servers.stop();
});

it('never says more in one word than a notification holds', async () => {
  const servers = joinedServers(() => 0);
  const heard = listening(servers.two.bus);
  for (let n = 0; n < 300; n += 1) servers.one.bus.publish({ agency: 'city', kind: 'comment', survey: `umfrage-für-${n}` });
  await vi.waitFor(() => expect(heard).toHaveLength(300));
  for (const word of servers.words) expect(Buffer.byteLength(word)).toBeLessThanOrEqual(7_900);
  servers.stop();
});

it('has browsers ask again when the books grew without a word, and when the line is back', async () => {
  let stored = 0;
  let looks = 0;
  const servers = joinedServers(() => {
    looks += 1;
    return stored;
  });
  const heard = listening(servers.two.bus);
  await vi.waitFor(() => expect(looks).toBeGreaterThan(0));
  servers.cut();
  stored = 5;
  servers.one.bus.publish({ agency: 'city', kind: 'comment', survey: 'permit' });
  await vi.waitFor(() => expect(heard).toMatchObject([{ kind: 'reset' }]), { timeout: 5_000 });
  servers.mend();
  await vi.waitFor(() => expect(heard).toMatchObject([{ kind: 'reset' }, { kind: 'reset' }]));
  servers.stop();
});
