/** How a survey stands on a page when not inline: fetched by the pages whose survey does. */

import { giveWay } from '../ask/give-way.ts';
import css from './modes.css?inline';
import { Offer } from './offer.tsx';
import type { Stand } from './stand.ts';
import { Tab } from './tab.tsx';
import { Top } from './top.tsx';

/** Narrow is what a phone is, and a window of 1280 px at a zoom of 300 %; low is a phone on its side. There the whole question would cover the page. */
const SMALL = '(width <= 430px), (height <= 500px)';

/** A moment for the live region to be noticed before it speaks: text that is there from the start is not announced. */
const ANNOUNCE_AFTER = 200;

export const modes: Stand = {
  css,
  Head: Top,
  Offer,
  Tab,
  first(mode, asked) {
    const small = matchMedia(SMALL).matches;
    if (mode !== 'popover' && mode !== 'tab') return {};
    // Who asked for it on a small screen gets it where they are: there is no room beside the page.
    if (asked && small) return { mode: 'modal' };
    return { closed: mode === 'tab' && !asked, compact: small };
  },
  begin({ host, root, view, asked, show }) {
    const { mode, words, state } = view;
    if (mode === 'modal') root.querySelector('dialog')?.showModal();
    if (mode !== 'popover' && mode !== 'tab') return () => {};
    if (mode === 'popover' && !asked) {
      const { title } = state.survey;
      setTimeout(
        () => show({ status: words('offer.announce', { title: typeof title === 'string' ? title : title.text }) }),
        ANNOUNCE_AFTER,
      );
    }
    return giveWay(host);
  },
};
