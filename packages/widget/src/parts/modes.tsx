/** How a survey stands beside a page or over it: fetched by the pages whose survey does. */

import { giveWay } from '../ask/give-way.ts';
import { Close } from './close.tsx';
import css from './modes.css?inline';
import { Offer } from './offer.tsx';
import type { Stand } from './stand.ts';
import { Tab } from './tab.tsx';

/** Narrow is what a phone is, and a window of 1280 px at a zoom of 300 %; low is a phone on its side. There the whole question would cover the page. */
const SMALL = '(width <= 430px), (height <= 500px)';

/** A moment for the live region to be noticed before it speaks: text that is there from the start is not announced. */
const ANNOUNCE_AFTER = 200;

export const modes: Stand = {
  css,
  Head: Close,
  Offer,
  Tab,
  first(mode, asked) {
    const small = mode !== 'modal' && matchMedia(SMALL).matches;
    // Who asked for it on a small screen gets it where they are: there is no room beside the page.
    if (asked && small) return { mode: 'modal' };
    return { closed: mode === 'tab' && !asked, compact: small };
  },
  acts: (stage) => ({
    open() {
      stage.host.toggleAttribute('flow', !!stage.view.compact);
      stage.reach('opened');
      const { review, idPrefix } = stage.view;
      stage.show({ compact: false, closed: false }, review ? `${idPrefix}-review` : stage.field());
    },
    close() {
      const { view, order } = stage;
      const over = !!view.delivery;
      if (!over) {
        stage.reach('dismissed');
        stage.said('dismissed');
        if (view.mode !== 'tab') order.on('acted');
      }
      // What was begun stays at hand, and a tab was never asked to go.
      const begun = view.mode === 'popover' && !order.asked && Object.keys(view.state.held).length > 0;
      if (!over && (view.mode === 'tab' || begun)) stage.show({ closed: true }, `${view.idPrefix}-tab`);
      else stage.close();
    },
  }),
  begin({ host, view, show, order }, acts, signal) {
    const root = host.shadowRoot!;
    const { mode, words, state } = view;
    let opener = document.activeElement;
    host.addEventListener('focusin', ({ relatedTarget }) => {
      if (relatedTarget instanceof Element && relatedTarget !== host) opener = relatedTarget;
    });
    const dialog = root.querySelector('dialog');
    for (const name of ['keydown', 'keyup'] as const)
      root.addEventListener(name, (event) => {
        // In the middle of a word that is being composed it belongs to the keyboard.
        if ((event as KeyboardEvent).key !== 'Escape' || (event as KeyboardEvent).isComposing) return;
        event.stopPropagation();
        // A dialog closes by itself, and by ways that press no key.
        if (!dialog && name === 'keydown') acts.close();
      });
    dialog?.addEventListener('close', () => !signal.aborted && acts.close());
    dialog?.showModal();
    signal.addEventListener('abort', () => {
      const inside = root.activeElement;
      // What lies behind a dialog takes no focus while it is open.
      dialog?.close();
      if (inside && opener instanceof HTMLElement) opener.focus();
    });
    if (mode === 'popover' && !order.asked) {
      const { title } = state.survey;
      setTimeout(
        () => show({ status: words('offer.announce', { title: typeof title === 'string' ? title : title.text }) }),
        ANNOUNCE_AFTER,
      );
    }
    if (!dialog) signal.addEventListener('abort', giveWay(host));
  },
};
