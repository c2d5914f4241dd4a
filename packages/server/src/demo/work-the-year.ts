import type { Agency, Case, CaseChange, CaseOutcome } from '@earshot/model';
import type { Store } from '@earshot/store';
import { activeCases, endOfDay, openDueTimes } from './due-today.ts';
import { type Chance, chanceOf } from './random.ts';
import { workerOf } from './staff.ts';
import notes from './words/notes.json' with { type: 'json' };

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Changes under way at once: the writer takes them in groups. */
const AT_ONCE = 200;

/** Cases that are neither late nor due today and stay open for the visitor. */
const LATER = 8;

/** How cases end. Few people leave an address, so much is put right without a word to them. */
const outcomes: Readonly<Record<CaseOutcome, number>> = {
  'put-right': 30,
  explained: 24,
  'service-changed': 14,
  'no-contact-possible': 26,
  'not-ours': 6,
};

export interface Working {
  store: Pick<Store, 'cases'>;
  agency: Agency;
  now: number;
  seed?: number;
  stop?: AbortSignal;
  progress?: (done: number) => void;
}

/** Works the year's cases as Port Ellery's staff would have: all but a dozen are closed, with an owner, an outcome and a note. */
export async function workTheYear({ store, agency, now, seed = 1901, stop, progress }: Working): Promise<{ closed: number; open: number }> {
  const chance = chanceOf(seed + 1);
  const active = await activeCases(store, agency.id);
  const open = leftOpen(active, now, agency);
  const done = active
    .filter((each) => !open.includes(each))
    .map((each) => ({ id: each.id, queue: each.queue, steps: closing(each, now, chance) }));
  for (let i = 0; i < done.length && !stop?.aborted; i += AT_ONCE) {
    await Promise.all(done.slice(i, i + AT_ONCE).map((each) => take(store, agency.id, each)));
    progress?.(Math.min(1, (i + AT_ONCE) / done.length));
  }
  for (const [n, each] of open.entries()) {
    if (stop?.aborted) break;
    if (n % 3 === 0) await take(store, agency.id, { ...each, steps: beginning(each, now) });
  }
  return { closed: done.length, open: open.length };
}

interface Step {
  at: number;
  change: CaseChange;
}

async function take(
  store: Pick<Store, 'cases'>,
  agency: string,
  { id, queue, steps }: { id: string; queue: string | null; steps: Step[] },
) {
  const { name, email } = workerOf(queue);
  for (const { at, change } of steps) await store.cases.change(agency, id, change, { name, email }, at);
}

/** One late, three due today, and the eight newest of the others. */
function leftOpen(active: readonly Case[], now: number, agency: Agency): Case[] {
  const { late, today } = openDueTimes(now, agency);
  const end = endOfDay(now, agency.timeZone);
  const waiting = active.filter(({ dueAt }) => dueAt === late || today.includes(dueAt));
  const later = active.filter(({ dueAt, kind }) => dueAt >= end && kind === 'person').sort((a, b) => b.openedAt - a.openedAt);
  const daily = active.filter(({ dueAt, kind, day }) => dueAt >= end && kind === 'daily' && Date.parse(day) > now - 2 * DAY).slice(0, 2);
  return [...waiting, ...daily, ...later.slice(0, LATER - daily.length)];
}

/** What was done until a case was closed: mostly within its time, during office hours. */
function closing({ openedAt, dueAt, kind, queue }: Case, now: number, chance: Chance): Step[] {
  const { email } = workerOf(queue);
  const spell = kind === 'daily' ? 16 + 20 * chance.next() : 16 * Math.exp(0.6 * chance.normal());
  const wanted = inOfficeHours(openedAt + spell * HOUR, chance);
  // A few are late, as they are anywhere.
  const allowed = chance.happens(0.95) ? Math.min(wanted, dueAt - HOUR * chance.next()) : dueAt + 20 * HOUR * chance.next();
  const end = Math.floor(Math.max(openedAt + 60_000, Math.min(allowed, now - 60_000 * (1 + 40 * chance.next()))));
  const closedAt = end < now ? end : openedAt + Math.floor((now - openedAt) * 0.9);
  const outcome = chance.weighted(outcomes);
  const closed = {
    at: closedAt,
    change: { state: 'resolved', outcome, note: chance.pick(said(queue, outcome)), owner: email } as CaseChange,
  };
  if (chance.happens(0.45)) return [closed];
  const begun = openedAt + Math.floor((closedAt - openedAt) * (0.2 + 0.5 * chance.next()));
  return [{ at: begun, change: { state: 'in-review', owner: email } }, closed];
}

/** Where a case stands that somebody has begun with. */
function beginning({ openedAt, queue }: Case, now: number): Step[] {
  return [{ at: openedAt + Math.floor((now - openedAt) * 0.6), change: { state: 'in-review', owner: workerOf(queue).email } }];
}

/** The same instant if somebody is at work then, else the next morning that somebody is. */
function inOfficeHours(at: number, chance: Chance): number {
  const hour = (at % DAY) / HOUR;
  let morning = hour < 17 ? at : at + DAY;
  if (hour < 8 || hour >= 17) morning = morning - (morning % DAY) + (8 + 1.5 * chance.next()) * HOUR;
  while ([0, 6].includes(new Date(morning).getUTCDay())) morning += DAY;
  return morning;
}

const said = (queue: string | null, outcome: CaseOutcome): readonly string[] =>
  (notes as Record<string, Record<CaseOutcome, string[]>>)[queue ?? 'permits']?.[outcome] ?? notes.permits[outcome];
