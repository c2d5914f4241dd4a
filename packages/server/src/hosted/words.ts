import { pickLanguage } from '@earshot/model/rules';
import { createWords, strings, type Words } from '@earshot/widget/locales';
import ar from './locales/ar.json' with { type: 'json' };
import en from './locales/en.json' with { type: 'json' };
import es from './locales/es.json' with { type: 'json' };
import pl from './locales/pl.json' with { type: 'json' };

/** What only a page of its own has to say, beside the strings of the widget. */
const own: Readonly<Record<string, Readonly<Record<string, string>>>> = { ar, en, es, pl };

/** The interface in a language, English where it is not translated. */
export function stringsIn(language: string): Record<string, string> {
  const widgets = pickLanguage([language], Object.keys(strings), 'en');
  const pages = pickLanguage([language], Object.keys(own), 'en');
  return { ...strings.en, ...en, ...strings[widgets], ...own[pages] };
}

/** Says the interface strings of a language. */
export const wordsIn = (language: string): Words => createWords(stringsIn(language), language);

/** The language of a page that belongs to no survey. */
export const pageLanguage = (wanted: string | null): string => pickLanguage([wanted], Object.keys(own), 'en');
