/** Words that call for help at once, by language: drafts until somebody who knows the language and the work has read them. */

import ar from './urgent/ar.json' with { type: 'json' };
import en from './urgent/en.json' with { type: 'json' };
import es from './urgent/es.json' with { type: 'json' };
import pl from './urgent/pl.json' with { type: 'json' };

/** One language's list. A word that ends in `*` may end in any way; accents, capitals and punctuation do not matter. */
export interface UrgentList {
  status: string;
  words: readonly string[];
  /** Who read it last, once it is `reviewed`. */
  by?: string;
  at?: string;
}

/** Lists by language tag. */
export const urgentWords: Readonly<Record<string, UrgentList>> = { ar, en, es, pl };
