import type { Offer } from '@earshot/model';

/** What has happened on the page so far. A page ends when its path changes; what happened on it does not count on the next. */
export interface Happened {
  /** Seconds the page was looked at: time in a hidden tab does not count. */
  looked: number;
  /** At which of those seconds each touchpoint was first named. */
  touchpoint: Record<string, number>;
  /** At which of those seconds something that matches each selector was first clicked. */
  click: Record<string, number>;
  /** How much of the page has been in view, in percent of its height. */
  scrolled: number;
  /** The pointer is just leaving the window over its upper edge, where tabs and addresses are. */
  leaving: boolean;
}

/** What an offer still waits for. */
export type Waiting = 'touchpoint' | 'click' | 'delay' | 'scroll' | 'leaving';

/** A page on which nothing has happened yet. */
export const nothing = (): Happened => ({ looked: 0, touchpoint: {}, click: {}, scrolled: 0, leaving: false });

/**
 * The first thing of `offer.after` that has not happened; undefined when all of it has. The seconds count from the last of its touchpoint
 * and its click, not from the load of the page.
 */
export function waitsFor(after: Offer['after'], happened: Happened): Waiting | undefined {
  let since = 0;
  for (const trigger of ['touchpoint', 'click'] as const) {
    const wanted = after?.[trigger];
    if (wanted === undefined) continue;
    const at = happened[trigger][wanted];
    if (at === undefined) return trigger;
    since = Math.max(since, at);
  }
  if (happened.looked - since < (after?.seconds ?? 0)) return 'delay';
  if (happened.scrolled < (after?.scroll ?? 0)) return 'scroll';
  if (after?.leaving && !happened.leaving) return 'leaving';
}
