import { deliveryTo } from '../deliver.ts';
import { createWords } from '../flow/words.ts';
import type { lateActs, Stage } from './stage.ts';
import type { Acts } from './view.ts';

/** What a person can do beside answering and sending. */
export const acts = ({ order, view, show, field }: Stage): Pick<Acts, (typeof lateActs)[number]> => ({
  back(to) {
    view.session.back(to);
    show({ review: false }, field());
  },
  async forget() {
    // What becomes of it from now on is told by nobody but us, and only once it is so.
    show({ sent: '' });
    await deliveryTo(order).sender.forget(view.sent!);
    show({ delivery: 'deleted' }, `${view.idPrefix}-thanks`);
  },
  async link(on) {
    const linked = on && order.reference;
    const { about } = view;
    show({ linked, about: about ?? '' });
    if (!linked || about !== undefined) return;
    const reply = await fetch(`${order.url}v1/references/${linked}`).catch(() => undefined);
    if (reply?.ok) show({ about: (await reply.json()).reference ?? '' });
    // A token that does not hold links to nothing, and nothing is said of a link.
    else if (reply?.status === 404) show({ linked: undefined });
  },
  async speak(language) {
    try {
      const other = await order.load(language);
      view.session.say(other);
      // Another version was published meanwhile: the whole of it stays in the language it began in.
      if (view.session.state.survey !== other) throw other;
      show({ words: createWords(other.strings, language), panel: undefined }, field());
    } catch {
      show({ panel: undefined });
    }
  },
  toggle: (panel) => show({ panel: view.panel === panel ? undefined : panel }),
});
