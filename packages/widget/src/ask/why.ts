import type { Reason } from './eligible.ts';
import { asksPrivacy } from './privacy.ts';
import type { Site } from './site.ts';
import type { Waiting } from './waits-for.ts';

/** Everything that can be said about a survey on this page. */
export type Standing = Reason | Waiting | 'due' | 'shown' | 'gone' | 'failed';

const sentences: Record<Standing, string> = {
  due: 'is due; one survey is shown at a time, and another came first.',
  shown: 'is on the page now.',
  gone: 'was on this page and is gone; it may ask again on the next.',
  failed: 'could not be shown: its text or its drawing code did not arrive unharmed, or data-target matches no element.',
  paused: 'is paused by its owners, or has not opened yet.',
  closed: 'is closed.',
  page: 'is not for this page: its path matches none of the patterns of the offer, or data-survey names another survey.',
  never: 'never asks on this page: its path matches a pattern of offer.never.',
  sample: 'is outside the sample this time; each page load draws anew.',
  acted: 'was answered or dismissed on this device within its days of silence.',
  touchpoint: "waits for its touchpoint: earshot('touchpoint', …) has not named it on this page yet.",
  click: 'waits for a click on what offer.after.click selects.',
  delay: 'waits for its seconds to pass; they stand still while this tab is hidden.',
  scroll: 'waits until more of the page has been in view (offer.after.scroll).',
  leaving: 'waits until the pointer leaves the page over its upper edge.',
  dialog: 'is due; a dialog of the page is open, and it does not lie over one.',
};

/** What the attributes of a tag may say, where they may not say anything. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  mode: ['inline', 'tab', 'popover', 'modal', 'page', 'kiosk'],
  theme: ['neutral', 'govuk', 'uswds', 'dsfr', 'contrast', 'light', 'dark', 'auto'],
  storage: ['after-action', 'with-consent', 'none'],
};

/** One line for each attribute with a value that is not known, and what is allowed. */
export const oddities = (dataset: Readonly<Record<string, string | undefined>>): string[] =>
  Object.entries(allowed)
    .filter(([name, values]) => dataset[name]?.split(' ').some((word) => !values.includes(word)))
    .map(([name, values]) => `data-${name}="${dataset[name]}" is not known; it may be ${values.join(', ')}.`);

/** Why nothing is kept on this device, so that surveys come again: or nothing, where something may be. */
function storageLines({ storage, script }: Pick<Site, 'storage' | 'script'>): string[] {
  if (!storage) return [];
  const [nothing, again] = ['nothing is kept on this device:', 'Who answered may be asked again.'];
  if (asksPrivacy()) return [`${nothing} the browser asks for privacy (GPC or DNT). ${again}`];
  if (script.dataset.storage !== 'with-consent') return [`${nothing} data-storage is "${script.dataset.storage}". ${again}`];
  return [`${nothing} earshot('consent', true) was not called. ${again}`];
}

/** Colours that were drawn in another shade, because nobody could have read them. */
const corrections = (): string[] =>
  typeof document === 'undefined'
    ? []
    : [...document.querySelectorAll<HTMLElement>('earshot-survey[data-corrected]')].flatMap((host) => host.dataset.corrected!.split('\n'));

/** What `earshot('why')` prints: one line for each survey of the site, and what else keeps it from what is expected. */
export function explain(site: Pick<Site, 'standings' | 'trouble' | 'storage' | 'script'>): string[] {
  const { standings, trouble } = site;
  const lines = Object.entries(standings).map(([survey, standing]) => `${survey} ${sentences[standing]}`);
  if (lines.length === 0)
    lines.push(
      trouble
        ? `the list of surveys did not come: ${trouble}. Check data-key, and that this site is among the origins of the key.`
        : 'this site offers no survey.',
    );
  return [...lines, ...storageLines(site), ...oddities(site.script.dataset), ...corrections()];
}
