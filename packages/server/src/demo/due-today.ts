import type { Agency } from '@earshot/model';
import type { Store } from '@earshot/store';
import { isWorkingDay } from '../cases/due-at.ts';
import { dayNumber, localDay } from '../day.ts';

const DAY = 86_400_000;
const QUARTER = 900_000;

type Calendar = Pick<Agency, 'timeZone' | 'holidays'>;

/** The instant at which the local day of `now` ends, to the quarter of an hour. */
export function endOfDay(now: number, timeZone: string): number {
  let at = Math.ceil((now + 1) / QUARTER) * QUARTER;
  while (localDay(timeZone, at) === localDay(timeZone, now)) at += QUARTER;
  return at;
}

/** When the cases that are left for the visitor fall due: one five hours ago, or at that hour of the last working day, three later today. */
export function openDueTimes(now: number, { timeZone, holidays }: Calendar): { late: number; today: number[] } {
  const closed = new Set(holidays.map(dayNumber));
  const end = endOfDay(now, timeZone);
  let late = now - 5 * 3_600_000;
  while (!isWorkingDay(localDay(timeZone, late), closed)) late -= DAY;
  return { late, today: [0.25, 0.5, 0.75].map((share) => Math.floor(now + share * (end - now))) };
}

/** When an answer must have come for its case to fall due then: two working days before. */
export function answeredFor(due: number, { timeZone, holidays }: Calendar): number {
  const closed = new Set(holidays.map(dayNumber));
  let at = due;
  for (let left = 2; left > 0; ) {
    at -= DAY;
    if (isWorkingDay(localDay(timeZone, at), closed)) left--;
  }
  return at;
}

/** Every case that is not closed. */
export async function activeCases(store: Pick<Store, 'cases'>, agency: string) {
  const items = [];
  for (let cursor: string | undefined; ; ) {
    const page = await store.cases.list(agency, { state: 'active', limit: 500, ...(cursor ? { cursor } : {}) });
    items.push(...page.items);
    if (!page.next) return items;
    cursor = page.next;
  }
}
