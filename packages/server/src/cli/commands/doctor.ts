import { stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Books, Standing } from '@earshot/store';
import { version } from '../../version.ts';
import { askedOf } from './doctor-agencies.ts';
import { type Finding, finding } from './finding.ts';
import type { Ground } from './ground.ts';

export interface Diagnosis extends Books {
  responses: number;
  rollupEqualsRebuild: boolean;
  checks: Finding[];
}

/** The year this was written: a clock before it is wrong, and every day counted with it. */
const YEAR_OF_THIS = 2026;
/** Clocks of well-kept machines differ by less. */
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** The pace of growth is that of as many days as page loads are remembered. */
const PACE_DAYS = 30;
/** Time to order a disk. */
const ROOM_DAYS = 90;
const MIB = 1024 * 1024;

/** Looks at the books, the counts, and what the server stands on. */
export async function examine(ground: Ground): Promise<Diagnosis> {
  const { store, clock } = ground;
  const now = clock();
  const [books, responses, rollupEqualsRebuild, canWrite, hasStaff, standing] = await Promise.all([
    store.upkeep.books(),
    store.upkeep.responseCount(),
    store.upkeep.countsEqualRebuild(),
    store.upkeep.canWrite(),
    store.staff.any(),
    store.upkeep.standing(now - PACE_DAYS * DAY),
  ]);
  const { received, stored, superseded, duplicate, rejected, quarantined } = books;
  const accounted = stored + superseded + duplicate + rejected + quarantined;
  const balanced = received === accounted;
  const checks: Finding[] = [
    finding(
      'books',
      balanced,
      `${received} received, ${accounted} accounted for`,
      !balanced && 'This is a fault of Earshot: keep a backup, and report what earshot doctor --json says.',
    ),
    finding(
      'counts',
      rollupEqualsRebuild,
      rollupEqualsRebuild ? 'equal their recomputation' : 'differ from their recomputation',
      !rollupEqualsRebuild && 'Run earshot rebuild, and report it: answers are whole, but numbers were not.',
    ),
    finding(
      'writing',
      canWrite,
      canWrite ? 'a row was written and read back' : 'the store takes no writes',
      !canWrite && 'Make room on the disk, or mount it for writing; the log says why. Senders keep their answers until then.',
    ),
    ...(ground.database ? [] : [await room(ground, standing)]),
    clockOf(now, standing.newest),
    await permissions(ground.data),
    finding('versions', true, `Earshot ${version}, schema ${standing.schema}, ${standing.engine}, Node ${process.versions.node}`),
    finding(
      'staff',
      true,
      hasStaff ? 'somebody can sign in' : 'nobody can sign in yet',
      !hasStaff && 'Open the link that serve prints, or run earshot user add.',
    ),
    ...(await askedOf(store, now)),
  ];
  return { ...books, responses, rollupEqualsRebuild, checks };
}

const inMib = (bytes: number): string => `${Math.round(bytes / MIB).toLocaleString('en')} MiB`;

/** What is free, what is taken, and how long what is free lasts if answers go on coming as they did. */
async function room({ data, minFreeDisk }: Ground, { bytes, events, recent }: Standing): Promise<Finding> {
  const { bavail, bsize } = await statfs(data);
  const free = Number(bavail) * Number(bsize);
  const log = await stat(join(data, 'earshot.db-wal')).then(
    ({ size }) => size,
    () => 0,
  );
  const perDay = events === 0 ? 0 : ((bytes / events) * recent) / PACE_DAYS;
  const days = perDay === 0 ? Number.POSITIVE_INFINITY : Math.max(0, free - minFreeDisk * MIB) / perDay;
  const lasts =
    days > 3650
      ? 'room for years'
      : `${inMib(perDay * PACE_DAYS)} more in ${PACE_DAYS} days at the pace of the last ${PACE_DAYS}: room for ${Math.floor(days)} days`;
  const ok = free >= minFreeDisk * MIB;
  return finding(
    'disk',
    ok,
    `${inMib(free)} free, at least ${minFreeDisk} wanted; the data takes ${inMib(bytes)} and its log ${inMib(log)}; ${lasts}`,
    ok
      ? days < ROOM_DAYS && 'Plan for a larger disk.'
      : 'Make room now: when the disk is full nothing more is taken. What lies beside the data may go, backups to another machine.',
  );
}

/** Days are counted by this clock: one behind what it already stamped has been set back. */
function clockOf(now: number, newest: number | null): Finding {
  const behind = newest === null ? 0 : newest - now;
  const ok = new Date(now).getUTCFullYear() >= YEAR_OF_THIS && behind <= MINUTE;
  const says = `${new Date(now).toISOString()}${newest === null ? '' : `, the newest event came at ${new Date(newest).toISOString()}`}`;
  return finding(
    'clock',
    ok,
    says,
    !ok && 'Set the clock of this machine, and let it be kept (timedatectl set-ntp true): answers are counted on the days it says.',
  );
}

/** What others on the machine must not read: the folder with people's answers, and the server's secrets. */
async function permissions(data: string): Promise<Finding> {
  const open: { path: string; mode: number; should: string }[] = [];
  for (const [name, should] of [
    ['.', '700'],
    ['secret.key', '600'],
    ['setup.token', '600'],
    ['earshot.sock', '600'],
  ] as const) {
    const path = join(data, name);
    const mode = await stat(path).then(
      (found) => found.mode & 0o777,
      () => 0,
    );
    if ((mode & 0o077) !== 0) open.push({ path, mode, should });
  }
  const ok = open.length === 0;
  return finding(
    'permissions',
    ok,
    ok
      ? 'only this account can read the data'
      : `others than this account have access: ${open.map(({ path, mode }) => `${path} (${mode.toString(8)})`).join(', ')}`,
    !ok && `Run ${open.map(({ path, should }) => `chmod ${should} ${path}`).join(' && ')}.`,
  );
}
