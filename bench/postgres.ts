import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { noPostgres, startCluster } from '../packages/testing/src/postgres.ts';
import { makeSlowDisk, noSlowDisk } from '../packages/testing/src/slow-disk.ts';
import { type BenchServer, type Load, load, serve, startServer } from './server.ts';

/** Why PostgreSQL is not measured here. */
export const noPostgresBench = noPostgres ?? noSlowDisk;

/** Servers that share one database share its secret. */
const EARSHOT_SECRET = 'YmVuY2gtYmVuY2gtYmVuY2gtYmVuY2gtYmVuY2gtYmVuYw==';

/** Like a disk of a rented server that is shared with many, where a wait for it costs tens of milliseconds. */
export const SLOW_DISK_MS = 20;

export interface OnPostgres {
  grouped: Load[];
  single: Load[];
  /** Page loads that a survey was offered on, each a request of its own. */
  offers: Load[];
  batches: Load[];
  /** On a slow disk: one server, and two on the same database, each with 64 connections. */
  one: Load[];
  two: [Load, Load][];
}

/** The same loads as on the embedded database, with PostgreSQL on the same machine: it shares the two cores. */
export async function measurePostgres(): Promise<OnPostgres> {
  const measured: OnPostgres = { grouped: [], single: [], offers: [], batches: [], one: [], two: [] };
  const ending: (() => unknown)[] = [];
  try {
    const cluster = await startCluster();
    ending.push(() => cluster.stop());
    const start = async (settings: Record<string, string> = {}) =>
      startServer({ EARSHOT_DATABASE_URL: await cluster.createDatabase(), EARSHOT_SECRET, ...settings }, cluster.pid());
    for (let round = 0; round < 3; round++) {
      const plain = await start();
      await load(plain, 64, 12_000, 1);
      measured.grouped.push(await load(plain, 64, 15_000, 1));
      measured.offers.push(await load(plain, 64, 15_000, 1, 'offers'));
      measured.batches.push(await load(plain, 8, 300, 100));
      await plain.close();
      const perRequest = await start({ EARSHOT_GROUP_LIMIT: '1' });
      measured.single.push(await load(perRequest, 64, 4_000, 1));
      await perRequest.close();
    }

    const disk = makeSlowDisk();
    ending.push(disk.remove);
    const slow = await startCluster(disk.env(SLOW_DISK_MS));
    ending.push(() => slow.stop());
    const settings = { EARSHOT_DATABASE_URL: await slow.createDatabase(), EARSHOT_SECRET };
    const first = await startServer(settings);
    const second = await serve({ data: mkdtempSync(join(tmpdir(), 'earshot-bench-')), secretKey: first.secretKey }, settings);
    const warm = (server: BenchServer) => load(server, 64, 4_000, 1);
    await Promise.all([warm(first), warm(second)]);
    for (let round = 0; round < 3; round++) {
      measured.one.push(await load(first, 64, 6_000, 1));
      measured.two.push(await Promise.all([load(first, 64, 6_000, 1), load(second, 64, 6_000, 1)]));
    }
    await first.close();
    await second.close();
    return measured;
  } finally {
    for (const end of ending.reverse()) await end();
  }
}
