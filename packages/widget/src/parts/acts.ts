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
  link: (linked) => show({ linked }),
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
