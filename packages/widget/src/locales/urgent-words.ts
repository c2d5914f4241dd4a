/** Words that call for help at once, by language: drafts until somebody who knows the language and the work has read them. */

import { byLanguage } from './by-language.ts';

/** One language's list. A word that ends in `*` may end in any way; accents, capitals and punctuation do not matter. */
export interface UrgentList {
  status: string;
  words: readonly string[];
  /** Who read it last, once it is `reviewed`. */
  by?: string;
  at?: string;
}

/** Lists by language tag. */
export const urgentWords = byLanguage(import.meta.glob<UrgentList>('./urgent/*.json', { eager: true, import: 'default' }));
