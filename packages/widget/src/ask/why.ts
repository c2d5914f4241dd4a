import type { Offer } from '@earshot/model';
import type { Reason } from './eligible.ts';
import { asksPrivacy } from './privacy.ts';
import type { Site } from './site.ts';
import type { Waiting } from './waits-for.ts';

type Explained = Pick<Site, 'standings' | 'trouble' | 'storage' | 'script' | 'surveys' | 'acts' | 'path'>;

/** Everything that can be said about a survey on this page. */
export type Standing = Reason | Waiting | 'due' | 'shown' | 'gone' | 'failed';

/** What is known of a survey when the sentence about it is written. */
interface About {
  offer: Partial<Offer>;
  path: string;
  /** When the person last answered or dismissed it on this device. */
  acted: number;
}

const list = (patterns: readonly string[] = []): string => patterns.map((each) => `"${each}"`).join(', ');
const day = (time: number): string => new Date(time).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });

const sentences: Record<Standing, (about: About) => string> = {
  due: () => 'is due, and another survey was on this page: one page asks once.',
  shown: () => 'is on the page now.',
  gone: () => 'was on this page and is gone; it may ask again on the next.',
  failed: () => 'could not be shown: its text or its drawing code did not arrive unharmed, or data-target matches no element.',
  paused: () => 'is paused by its owners, or has not opened yet.',
  closed: () => 'is closed.',
  page: ({ offer, path }) =>
    offer.where?.length
      ? `is not for this page: ${path} matches none of ${list(offer.where)} (offer.where), or data-survey names another survey.`
      : 'is offered on no page: its offer.where is empty, and data-survey does not name it.',
  never: ({ offer, path }) => `never asks here: ${path} matches one of ${list(offer.never)} (offer.never).`,
  sample: ({ offer }) =>
    `is outside the sample this time: ${Math.round((offer.sample ?? 1) * 100)} % of page loads are asked, drawn anew each time.`,
  acted: ({ offer, acted }) => {
    const again = acted + (offer.waitDays ?? 0) * 86_400_000;
    return `was answered or dismissed on this device on ${day(acted)}; it may ask again from ${day(again)} (offer.waitDays).`;
  },
  touchpoint: ({ offer }) => `waits for earshot('touchpoint', '${offer.after?.touchpoint}') on this page.`,
  click: ({ offer }) => `waits for a click on ${offer.after?.click} (offer.after.click).`,
  delay: ({ offer }) => `waits for its ${offer.after?.seconds} seconds to pass; they stand still while this tab is hidden.`,
  scroll: ({ offer }) => `waits until ${offer.after?.scroll} % of the page has been in view (offer.after.scroll).`,
  leaving: () => 'waits until the pointer leaves the page over its upper edge (offer.after.leaving).',
  dialog: () => 'is due; a dialog of the page is open, and it does not lie over one.',
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
export function explain(site: Explained): string[] {
  const { standings, trouble, surveys = [], acts, path } = site;
  const lines = Object.entries(standings).map(([id, standing]) => {
    const { offer = {} } = surveys.find((each) => each.id === id) ?? {};
    return `${id} ${sentences[standing]({ offer, path, acted: acts[id] ?? 0 })}`;
  });
  if (lines.length === 0)
    lines.push(
      trouble
        ? `the list of surveys did not come: ${trouble}. Check data-key, and that this site is among the origins of the key.`
        : 'this site offers no survey.',
    );
  return [...lines, ...storageLines(site), ...oddities(site.script.dataset), ...corrections()];
}
