import type { SiteOffers } from '@earshot/model';
import { matchesPath } from '@earshot/model/rules';
import { isWaiting } from './wait.ts';

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
  now: number;
  /** A dialog of the page is open, and the survey would lie over it. */
  dialog: boolean;
  /** Local triggers that have happened on this page. */
  touchpoints: readonly string[];
}

/** The first reason not to offer a survey, in the words that `earshot('why')` prints; undefined when it is due. */
export function whyNot({ id, state, offer }: SurveyOffer, page: Page): string | undefined {
  const { after, where, sample, waitDays } = offer;
  if (state !== 'live') return state;
  if (page.survey ? page.survey !== id : !matchesPath(page.path, where)) return 'is not for this page';
  if (after?.touchpoint && !page.touchpoints.includes(after.touchpoint)) return 'waits for its touchpoint';
  if (page.dice >= sample) return 'is outside the sample of this page load';
  if (isWaiting(page.acts[id], waitDays, page.now)) return 'was answered or dismissed here lately';
  if (page.dialog) return 'waits for a dialog to close';
}
