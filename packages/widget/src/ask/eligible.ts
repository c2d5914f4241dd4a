import type { SiteOffers } from '@earshot/model';
import { matchesPath } from '@earshot/model/rules';

export type SurveyOffer = SiteOffers['surveys'][number];

/** What is known about the page and the person when it is decided whether to offer a survey. */
export interface Page {
  path: string;
  /** The survey the tag names, if it names one: then no other is offered, and the path does not matter. */
  survey?: string | undefined;
  /** One number below 1 for the whole page load: a new one at every turn would turn 10 % into 65 % after ten pages. */
  dice: number;
  /** When the person last answered or dismissed each survey, epoch milliseconds. */
  acts: Readonly<Record<string, number>>;
  /** A dialog of the page is open, and the survey would lie over it. */
  dialog: unknown;
  /** Local triggers that have happened on this page, and undefined: what waits for nothing need not wait. */
  touchpoints: readonly (string | undefined)[];
}

/** Why a survey is not offered; `why.ts` says each in words. */
export type Reason = 'paused' | 'closed' | 'page' | 'touchpoint' | 'sample' | 'acted' | 'dialog';

/** The first reason not to offer a survey; undefined when it is due. */
export function whyNot({ id, state, offer }: SurveyOffer, page: Page): Reason | undefined {
  const { after, where, sample, waitDays } = offer;
  if (state !== 'live') return state;
  if (page.survey ? page.survey !== id : !matchesPath(page.path, where)) return 'page';
  if (!page.touchpoints.includes(after?.touchpoint)) return 'touchpoint';
  if (page.dice >= sample) return 'sample';
  // Never acted: not a number, which is less than nothing.
  if (Date.now() - page.acts[id]! < waitDays * 86_400_000) return 'acted';
  if (page.dialog) return 'dialog';
}
