import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import type { Peers } from '../../store.ts';
import { told } from './illness.ts';
import { connecting } from './pool.ts';

/** Ours among the advisory locks of a database: `EARS` in ASCII. The second number is a slot, or 0 for the migrations. */
export const lockFamily = 0x45_41_52_53;
/** Servers of one database times their slots; beyond it slots are shared, which is only slower. */
const mostSlots = 1_024;
/** How long the line stays down before it is tried again. */
const pauseMillis = 1_000;
/** The line only ever asks small things: one that takes longer to answer is dead, whatever the network says. */
const answerMillis = 5_000;
const channel = 'earshot';

/** One connection of its own that lasts as long as the store: it holds the slots, tells other servers and hears them. */
export interface Keeper extends Peers {
  /** Numbers that no other server of this database has, from 1. */
  slots: readonly number[];
  close(): Promise<void>;
}

/**
 * Claims slots by advisory locks, which the database lets go of when the connection ends, however it ends. Totals are summed over the slots when
 * they are read, so two servers that use one slot, because the line was down for a while, wait for each other's commits and are never wrong.
 */
export async function keep(url: string, wanted: number): Promise<Keeper> {
  const self = randomUUID();
  const listeners = new Set<(word: string | null) => void>();
  let line: Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  const connect = async (): Promise<Client> => {
    const client = new Client({ ...connecting(url), query_timeout: answerMillis });
    let ended = false;
    const lost = () => {
      if (ended) return;
      ended = true;
      if (line === client) line = undefined;
      client.end().catch(() => {});
      if (!closed) again();
    };
    client.on('error', () => lost());
    client.on('notification', ({ payload = '' }) => {
      const [from, word] = [payload.slice(0, self.length), payload.slice(self.length + 1)];
      if (from !== self) for (const listener of listeners) listener(word);
    });
    try {
      await client.connect();
      await client.query(`listen ${channel}`);
    } catch (error) {
      ended = true;
      client.end().catch(() => {});
      throw told(error);
    }
    client.on('end', lost);
    return client;
  };

  const claim = async (client: Client, numbers: readonly number[], most: number): Promise<number[]> => {
    const text = 'select n from unnest($1::int[]) as s(n) where pg_try_advisory_lock($2, n) limit $3';
    const { rows } = await client.query<{ n: number }>(text, [numbers, lockFamily, most]);
    return rows.map(({ n }) => n);
  };

  const again = () => {
    timer = setTimeout(async () => {
      try {
        const client = await connect();
        await claim(client, slots, slots.length);
        if (closed) return void client.end().catch(() => {});
        line = client;
        for (const listener of listeners) listener(null);
      } catch {
        if (!closed) again();
      }
    }, pauseMillis);
    timer.unref();
  };

  line = await connect();
  const all = Array.from({ length: mostSlots }, (_, index) => index + 1);
  const claimed = await claim(line, all, wanted);
  const slots = claimed.length > 0 ? claimed : [mostSlots];

  return {
    slots,
    alone: false,
    async tell(word) {
      // A word is for now: where the line is down, others look for themselves before long.
      const asked = line;
      await asked?.query('select pg_notify($1, $2)', [channel, `${self} ${word}`]).catch((error) => void asked.emit('error', error));
    },
    hear(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async close() {
      closed = true;
      clearTimeout(timer);
      const last = line;
      line = undefined;
      await last?.end().catch(() => {});
    },
  };
}
