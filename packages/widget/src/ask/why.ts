import type { Reason } from './eligible.ts';

/** Everything that can be said about a survey on this page. */
export type Standing = Reason | 'due' | 'shown' | 'delay' | 'failed';

const sentences: Record<Standing, string> = {
  due: 'is due; one survey is shown at a time, and another came first.',
  shown: 'is on the page now.',
  delay: 'is due; its delay is still running, and stands still while this tab is hidden.',
  failed: 'could not be shown: its text or its drawing code did not arrive unharmed, or data-target matches no element.',
  paused: 'is paused by its owners.',
  closed: 'is closed.',
  page: 'is not for this page: its path matches none of the patterns of the offer, or data-survey names another survey.',
  touchpoint: "waits for its touchpoint: earshot('touchpoint', …) has not named it yet.",
  sample: 'is outside the sample this time; each page load draws anew.',
  acted: 'was answered or dismissed on this device within its days of silence.',
  dialog: 'is due; a dialog of the page is open, and it does not lie over one.',
};

/** What `earshot('why')` prints: one line for each survey of the site. `trouble` is what kept the list from coming. */
export function explain(standings: Readonly<Record<string, Standing>>, trouble: unknown): string[] {
  const lines = Object.entries(standings).map(([survey, standing]) => `${survey} ${sentences[standing]}`);
  if (lines.length > 0) return lines;
  if (trouble) return [`the list of surveys did not come: ${trouble}. Check data-key, and that this site is among the origins of the key.`];
  return ['this site offers no survey, or the list of them is still on its way.'];
}
