import { claim, released } from './claim.ts';
import { indexedOutbox as outbox, type Row } from './outbox.ts';
import type { Item } from './queue.ts';
import type { Held } from './sender.ts';

/** Keeps an answer until the server has it. @returns true once the device has committed it */
async function keep({ id, survey, at, until, body }: Item, { endpoint, releases }: Held): Promise<boolean> {
  const mine = await claim(id);
  if (mine) releases.set(id, mine);
  return Boolean(await outbox.put({ id, to: endpoint, survey, at, until, body }));
}

/** Takes up what earlier pages left, and gives up what somebody deleted meanwhile. */
async function adopt({ endpoint, items, settled, watched, releases, isStopped, settle, wake }: Held): Promise<void> {
  const keptBefore = [...items.values()].filter(({ state }) => state === 'kept');
  const rows = await outbox.all();
  if (!rows) return;
  for (const row of rows) {
    if (row.to !== endpoint || items.has(row.id) || settled.has(row.id)) continue;
    const mine = await claim(row.id);
    if (!mine) {
      // Another tab has it: when that one closes unsent, this one goes on.
      if (!watched.has(row.id)) {
        watched.add(row.id);
        released(row.id).then(() => {
          watched.delete(row.id);
          wake();
        });
      }
      continue;
    }
    if (isStopped() || row.until < Date.now()) {
      if (!isStopped()) await outbox.remove(row.id);
      mine();
      continue;
    }
    releases.set(row.id, mine);
    items.set(row.id, { ...row, keep: true, state: 'kept', flying: false, stored: Promise.resolve(true), resolve: () => {} });
  }
  // Whoever deleted the row, here or in another tab or in the browser's settings, meant it.
  for (const item of keptBefore) if (!item.flying && !rows.some(({ id }) => id === item.id)) settle(item, 'refused', 'forgotten');
}

/** Unsent answers that no page, or another one, has in its care. */
const others = async ({ endpoint, items, settled }: Held): Promise<Row[]> =>
  ((await outbox.all()) ?? []).filter(({ to, id }) => to === endpoint && !items.has(id) && !settled.has(id));

/** Keeps unsent answers in IndexedDB, each in the care of one page at a time. */
export const device = { adopt, keep, others, outbox };
