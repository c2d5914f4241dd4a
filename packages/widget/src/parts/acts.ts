import { createWords } from '../flow/words.ts';
import type { lateActs, Stage } from './stage.ts';
import type { Acts } from './view.ts';

/** What a person can do beside answering and sending. */
export const acts = ({ order, session, view, show, prompt, forget }: Stage): Pick<Acts, (typeof lateActs)[number]> => ({
  back(to) {
    session.back(to);
    show({ review: false }, prompt());
  },
  forget() {
    show({ delivery: 'deleted' }, `${view.idPrefix}-thanks`);
    forget();
  },
  link: (linked) => show({ linked }),
  async speak(language) {
    try {
      const other = await order.load(language);
      session.say(other);
      show({ words: createWords(other.strings, language), panel: undefined }, prompt());
    } catch {
      show({ panel: undefined });
    }
  },
  toggle: (panel) => show({ panel: view.panel === panel ? undefined : panel }),
});
