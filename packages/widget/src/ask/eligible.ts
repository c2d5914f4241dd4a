import type { Mode, SiteOffers } from '@earshot/model';
import { matchesPath } from '@earshot/model/rules';

export type SurveyOffer = SiteOffers['surveys'][number];

/** What is known about the page and the person when it is decided whether a survey is for them at all. */
export interface Page {
  path: string;
  /** The survey the tag names, if it names one: then no other is offered, and `where` does not matter. */
  survey?: string | undefined;
  /** How the tag wants surveys to stand, whatever their offers say. */
  mode?: Mode | undefined;
  /** One number below 1 for the whole page load: a new one at every turn would turn 10 % into 65 % after ten pages. */
  dice: number;
  /** When the person last answered or dismissed each survey, epoch milliseconds. */
  acts: Record<string, number>;
}

/** Why a survey is not for this page or person; `why.ts` says each in words. */
export type Reason = 'paused' | 'closed' | 'page' | 'never' | 'sample' | 'acted' | 'dialog';

/** A dialog of the page, perhaps a hidden one: whoever finds one looks closer (`dialog.ts`), which most pages never need. */
export const DIALOG = 'dialog[open],[role$=dialog],[aria-modal=true]';

/** The first reason not to offer a survey here; undefined when it may ask, at once or after what it waits for (`waits-for.ts`). */
export function whyNot({ id, state, offer }: SurveyOffer, page: Page): Reason | undefined {
  const { mode, where, never, sample, waitDays } = offer;
  if (state !== 'live') return state;
  if (page.survey ? page.survey !== id : !matchesPath(page.path, where)) return 'page';
  if (never && matchesPath(page.path, never)) return 'never';
  if (page.dice >= sample) return 'sample';
  // Never acted: not a number, which is less than nothing.
  // A clock that once was years ahead silences nobody for years.
  if (Math.abs(Date.now() - page.acts[id]!) < waitDays * 86_400_000) return 'acted';
  if ((page.mode ?? mode) !== 'inline' && document.querySelector(DIALOG)) return 'dialog';
}
