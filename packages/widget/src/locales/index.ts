/** What the widget and the hosted page say, by language; the server sends one language along with each survey. */

import { byLanguage } from './by-language.ts';

export { createWords, type Words } from '../flow/words.ts';
export { sayFault } from '../flow/fault.ts';
export { byLanguage } from './by-language.ts';
export { neededStrings } from './needed.ts';
export { type UrgentList, urgentWords } from './urgent-words.ts';

/** Interface strings by language tag, then by key. */
export const strings = byLanguage(
  import.meta.glob<Readonly<Record<string, string>>>(['./*.json', '!./{notes,status}.json'], { eager: true, import: 'default' }),
);
