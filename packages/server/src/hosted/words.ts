import { pickLanguage } from '@earshot/model/rules';
import { createWords, type Words } from '@earshot/widget/locales';
import { stringsIn } from '../strings.ts';
import ar from './locales/ar.json' with { type: 'json' };
import en from './locales/en.json' with { type: 'json' };
import es from './locales/es.json' with { type: 'json' };
import pl from './locales/pl.json' with { type: 'json' };

/** What only a page of its own has to say, beside the strings of the widget. */
const own: Readonly<Record<string, Readonly<Record<string, string>>>> = { ar, en, es, pl };

/** Says the interface strings of a language, English where it is not translated. */
export const wordsIn = (language: string): Words =>
  createWords({ ...stringsIn(language), ...en, ...own[pageLanguage(language)] }, language);

/** The language of a page that belongs to no survey. */
export const pageLanguage = (wanted: string | null): string => pickLanguage([wanted], Object.keys(own), 'en');
