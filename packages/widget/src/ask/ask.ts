import type { SiteOffers } from '@earshot/model';
import { showsDialog } from './dialog.ts';
import type { SurveyOffer } from './eligible.ts';
import { asksPrivacy } from './privacy.ts';
import type { Site } from './site.ts';
import { forget, recall, remember } from './wait.ts';
import { nothing, waitsFor } from './waits-for.ts';
import { watch } from './watch.ts';
import type { Standing } from './why.ts';

/** Takes one command: `earshot('touchpoint', …)` and the like. Each says what it takes. */
export type Run = (name: string, ...rest: never[]) => unknown;

/** How long the list of offers is believed. It may itself be a minute old when it comes: so a pause takes effect within five. */
const FRESH = 230_000;

/** Everything the loader leaves for later: what a survey waits for, a page that stays open, and the commands. */
export async function ask(site: Site): Promise<Run> {
  const { standings } = site;
  const { storage } = site.script.dataset;
  site.surveys = (await site.offers).surveys;
  const surveys = () => site.surveys!;
  let happened = nothing();
  /** A survey was on this page. */
  let over = false;
  let coming: Promise<void> | undefined;

  const isOld = () => Date.now() - site.fetched >= FRESH;
  const fetchOffers = async () => {
    try {
      const offers = await site.get<SiteOffers>(`sites/${site.key}/surveys`, { cache: 'no-cache' });
      Object.assign(site, { surveys: offers.surveys, offers: Promise.resolve(offers), trouble: undefined });
    } catch {
      // The list at hand is what is known; the survey itself still says whether it is live.
    }
    site.fetched = Date.now();
    coming = undefined;
  };
  const refresh = () => {
    coming ??= fetchOffers();
    return coming;
  };
  const isAny = (standing: Standing) => Object.values(standings).includes(standing);
  const standingOf = (each: SurveyOffer): Standing => {
    const before = standings[each.id];
    if (before === 'shown') return before;
    const not = site.whyNot(each, site);
    // The loader saw that the page has a dialog, and not whether it is hidden.
    if (not && (not !== 'dialog' || showsDialog())) return not;
    // What went or failed on this page is not tried again on it.
    return before === 'gone' || before === 'failed' ? before : (waitsFor(each.offer.after, happened) ?? 'due');
  };
  const unbegun = () => site.shown?.begun === false;
  const shownIs = (fits: (each: SurveyOffer) => boolean) => surveys().some((each) => standings[each.id] === 'shown' && fits(each));
  const close = () => site.shown?.close();

  /** A new path is a new page: what happened on the last one does not count. */
  const turn = () => {
    if (site.path === location.pathname) return;
    site.path = location.pathname;
    if (unbegun()) close();
    happened = nothing();
    over = false;
    for (const id in standings) if (standings[id] !== 'shown') standings[id] = 'due';
  };

  /** Looks at every offer for the page as it is now. The first that is due is shown, unless another was on this page: one page asks once. */
  const consider = (): unknown => {
    turn();
    const { scrollHeight } = document.documentElement;
    happened.scrolled = Math.max(happened.scrolled, ((scrollY + innerHeight) / scrollHeight) * 100);
    over ||= isAny('gone');
    for (const each of surveys()) standings[each.id] = standingOf(each);
    if (site.shown) return withdraw();
    const due = !over && surveys().find(({ id }) => standings[id] === 'due');
    if (due) return isOld() ? refresh().then(consider) : site.show(due);
    if (!isAny('delay')) site.release();
  };
  /** A survey on the page that nobody has begun goes when it is no longer live. */
  const withdraw = async () => {
    if (!unbegun() || !isOld()) return;
    await refresh();
    if (unbegun() && !shownIs(({ state }) => state === 'live')) close();
  };

  watch({
    happened: () => happened,
    selectors: () => surveys().flatMap(({ offer }) => offer.after?.click ?? []),
    forScroll: () => isAny('scroll'),
    met: consider,
    tick() {
      // Nothing says when a dialog of the page closes, and older browsers do not say when its path changes.
      if (site.shown || isAny('delay') || isAny('dialog') || site.path !== location.pathname) consider();
    },
  });

  const resend = async () => (await site.drawing()).resend(site);
  const commands: Record<string, (...rest: never[]) => unknown> = {
    page: consider,
    resend,
    close,
    async open(id = site.survey, link?: HTMLElement) {
      turn();
      if (isOld()) await refresh();
      const wanted = surveys().find((each) => each.state === 'live' && (!id || each.id === id));
      if (!wanted) throw Error(`no live survey ${id}`);
      const { shown } = site;
      // One survey at a time; the person's wish goes before an offer, and never before what they have begun.
      if (shown && !shown.done && (shown.begun || standings[wanted.id] === 'shown')) return shown.focus();
      close();
      // Some browsers do not focus what is clicked, and the focus is to come back there.
      link?.focus();
      await site.show(wanted, true);
      if (!site.shown) throw Error('not shown');
    },
    touchpoint(kind: string) {
      turn();
      happened.touchpoint[kind] ??= happened.looked;
      return consider();
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
        if (already) remember(site);
        if (kept) resend();
        // Now it is known that they were asked before.
        if (unbegun() && shownIs((each) => site.whyNot(each, site) === 'acted')) close();
      }
    },
    async why() {
      await consider();
      await (await site.drawing()).why(site);
    },
  };
  return (name, ...rest) => commands[name]?.(...rest);
}
