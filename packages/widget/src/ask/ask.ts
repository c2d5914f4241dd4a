import type { SiteOffers } from '@earshot/model';
import type { Order } from '../order.ts';
import type { SurveyOffer } from './eligible.ts';
import { asksPrivacy } from './privacy.ts';
import type { Site } from './site.ts';
import { forget, recall } from './wait.ts';
import { nothing, waitsFor } from './waits-for.ts';
import type { Standing } from './why.ts';

/** Takes one command: `earshot('touchpoint', …)` and the like. Each says what it takes. */
export type Run = (name: string, ...rest: never[]) => unknown;

/** A list of offers may itself be a minute old when it comes; with this a pause takes effect within five. */
const FRESH = 240_000;

/** Whether an element is what a selector selects; one that is not a selector at all selects nothing. */
const matches = (element: Element, selector: string): boolean => {
  try {
    return element.matches(selector);
  } catch {
    return false;
  }
};

/** Everything the loader leaves for later: what a survey waits for, a page that stays open, and the commands. */
export async function ask(site: Site): Promise<Run> {
  const { standings } = site;
  const { storage } = site.script.dataset;
  let { surveys } = await site.offers;
  let happened = nothing();

  const isOld = () => Date.now() - site.fetched >= FRESH;
  const refresh = async () => {
    site.fetched = Date.now();
    // Where no newer list comes, the one at hand is what is known; the survey itself still says whether it is live.
    const list = await site.get<SiteOffers>(`sites/${site.key}/surveys`, { cache: 'no-cache' }).catch(() => site.offers);
    surveys = list.surveys;
  };
  const isAny = (standing: Standing) => Object.values(standings).includes(standing);
  const standingOf = (each: SurveyOffer) => {
    const before = standings[each.id];
    // What went or failed on this page is not tried again on it.
    const over = before === 'gone' || before === 'failed';
    return site.whyNot(each, site) ?? (over ? before : (waitsFor(each.offer.after, happened) ?? 'due'));
  };
  const unbegun = () => site.shown?.begun === false;
  /** A new path is a new page: what happened on the last one does not count. */
  const turn = () => {
    if (site.path === location.pathname) return;
    site.path = location.pathname;
    if (unbegun()) site.shown?.close();
    happened = nothing();
    for (const id in standings) standings[id] = 'due';
  };

  /** Looks at every offer for the page as it is now; the first that is due is shown. */
  const consider = (): unknown => {
    turn();
    if (site.shown) return watch();
    const { scrollHeight } = document.documentElement;
    happened.scrolled = Math.max(happened.scrolled, ((scrollY + innerHeight) / scrollHeight) * 100);
    for (const each of surveys) standings[each.id] = standingOf(each);
    const due = surveys.find(({ id }) => standings[id] === 'due');
    if (due) return isOld() ? refresh().then(consider) : site.show(due);
    if (!isAny('delay')) site.release();
  };
  setInterval(() => {
    if (document.hidden) return;
    happened.looked++;
    // Nothing says when a dialog of the page closes.
    if (site.shown || isAny('delay') || isAny('dialog')) consider();
  }, 1000);
  /** A survey on the page that nobody has begun goes when it is no longer live. */
  const watch = async () => {
    if (!unbegun() || !isOld()) return;
    await refresh();
    const gone = surveys.every(({ id, state }) => standings[id] !== 'shown' || state !== 'live');
    if (gone && unbegun()) site.shown?.close();
  };

  addEventListener(
    'click',
    (event) => {
      const path = event.composedPath().filter((each) => each instanceof Element);
      for (const { offer } of surveys) {
        const selector = offer.after?.click;
        if (!selector || selector in happened.click || !path.some((each) => matches(each, selector))) continue;
        happened.click[selector] = happened.looked;
        consider();
      }
    },
    true,
  );
  addEventListener('scroll', () => isAny('scroll') && consider(), { passive: true });
  document.addEventListener('mouseout', ({ relatedTarget, clientY }) => {
    if (relatedTarget || clientY > 0) return;
    happened.leaving = true;
    consider();
    happened.leaving = false;
  });

  const tell = async (moment: Parameters<Order['on']>[0]) => (await site.drawing()).book(site, '')(moment);
  const resend = async () => (await site.drawing()).resend({ ...site, on: tell });
  const commands: Record<string, (...rest: never[]) => unknown> = {
    page: consider,
    resend,
    async open(id?: string, link?: HTMLElement) {
      if (isOld()) await refresh();
      const wanted = surveys.find((each) => each.state === 'live' && (!id || each.id === id));
      if (!wanted) throw Error(`no live survey ${id}`);
      // One survey at a time; the person's wish goes before an offer, and never before what they have begun.
      if (site.shown && (!id || standings[id] === 'shown' || site.shown.begun)) return site.shown.focus();
      site.shown?.close();
      // Some browsers do not focus what is clicked, and the focus is to come back there.
      link?.focus();
      await site.show(wanted, true);
      if (!site.shown) throw Error('not shown');
    },
    close: () => site.shown?.close(),
    touchpoint(kind: string) {
      turn();
      happened.touchpoint[kind] ??= happened.looked;
      consider();
    },
    context({ reference = site.reference, language = site.language }: { reference?: string; language?: string }) {
      Object.assign(site, { reference, language });
    },
    consent(given: boolean) {
      if (!given) {
        site.storage = 'none';
        forget();
      } else if (storage !== 'none' && !asksPrivacy()) {
        site.storage = undefined;
        const { acts, kept } = recall(undefined);
        // What the person did before they consented is worth remembering as well.
        const already = Object.keys(site.acts).length > 0;
        Object.assign(site, { acts: { ...acts, ...site.acts }, kept });
        if (already) tell(kept ? 'kept' : 'delivered');
        if (kept) resend();
      }
    },
    why: async () => {
      consider();
      return (await site.drawing()).why(site);
    },
  };
  return (name, ...rest) => commands[name]?.(...rest);
}
