/** What the widget and the hosted page say, by language; the server sends one language along with each survey. */

import ar from './ar.json' with { type: 'json' };
import en from './en.json' with { type: 'json' };
import es from './es.json' with { type: 'json' };
import pl from './pl.json' with { type: 'json' };

export { createWords, type Words } from '../flow/words.ts';
export { sayFault } from '../flow/fault.ts';
export { neededStrings } from './needed.ts';
export { type UrgentList, urgentWords } from './urgent-words.ts';

/** Interface strings by language tag, then by key. */
export const strings: Readonly<Record<string, Readonly<Record<string, string>>>> = { ar, en, es, pl };
