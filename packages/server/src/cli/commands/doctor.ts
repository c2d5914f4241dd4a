import { stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Books } from '@earshot/store';
import type { Ground } from './ground.ts';

/** One thing looked at. A `note` is something to do that breaks nothing. */
export interface Finding {
  name: string;
  state: 'good' | 'note' | 'bad';
  detail: string;
}

const goodIf = (ok: boolean): Finding['state'] => (ok ? 'good' : 'bad');

export interface Diagnosis extends Books {
  responses: number;
  rollupEqualsRebuild: boolean;
  checks: Finding[];
}

/** The year this was written: a clock before it is wrong, and every day counted with it. */
const YEAR_OF_THIS = 2026;
const MIB = 1024 * 1024;

/** Looks at the books, the counts, and what the server stands on. */
export async function examine(ground: Ground): Promise<Diagnosis> {
  const { store, clock, data, minFreeDisk } = ground;
  const [books, responses, rollupEqualsRebuild, canWrite, hasStaff] = await Promise.all([
    store.upkeep.books(),
    store.upkeep.responseCount(),
    store.upkeep.countsEqualRebuild(),
    store.upkeep.canWrite(),
    store.staff.any(),
  ]);
  const { received, stored, superseded, duplicate, rejected, quarantined } = books;
  const accounted = stored + superseded + duplicate + rejected + quarantined;
  const { bavail, bsize } = await statfs(data);
  const free = Math.floor((Number(bavail) * Number(bsize)) / MIB);
  const checks: Finding[] = [
    { name: 'books', state: goodIf(received === accounted), detail: `${received} received, ${accounted} accounted for` },
    {
      name: 'counts',
      state: goodIf(rollupEqualsRebuild),
      detail: rollupEqualsRebuild ? 'equal their recomputation' : 'differ: run earshot rebuild',
    },
    { name: 'writing', state: goodIf(canWrite), detail: canWrite ? 'a row was written and read back' : 'the store takes no writes' },
    { name: 'disk', state: goodIf(free >= minFreeDisk), detail: `${free} MiB free, at least ${minFreeDisk} wanted` },
    { name: 'clock', state: goodIf(new Date(clock()).getUTCFullYear() >= YEAR_OF_THIS), detail: new Date(clock()).toISOString() },
    await permissions(data),
    {
      name: 'staff',
      state: hasStaff ? 'good' : 'note',
      detail: hasStaff ? 'somebody can sign in' : 'nobody can sign in yet: open the link that serve prints, or run earshot user add',
    },
  ];
  return { ...books, responses, rollupEqualsRebuild, checks };
}

/** What others on the machine must not read: the folder with people's answers, and the server's secrets. */
async function permissions(data: string): Promise<Finding> {
  const open: string[] = [];
  for (const [name, forbidden] of [
    ['.', 0o007],
    ['secret.key', 0o077],
    ['setup.token', 0o077],
    ['earshot.sock', 0o077],
  ] as const) {
    const mode = await stat(join(data, name)).then(
      (found) => found.mode & 0o777,
      () => 0,
    );
    if ((mode & forbidden) !== 0) open.push(`${name === '.' ? 'the data folder' : name} (${mode.toString(8)})`);
  }
  return {
    name: 'permissions',
    state: goodIf(open.length === 0),
    detail: open.length === 0 ? 'only this account can read the data' : `others can read ${open.join(', ')}`,
  };
}
