import { pickLanguage } from '@earshot/model/rules';
import { byLanguage, createWords, type Words } from '@earshot/widget/locales';
import { stringsIn } from '../strings.ts';

/** What only a page of its own has to say, beside the strings of the widget. */
const own = byLanguage(import.meta.glob<Readonly<Record<string, string>>>('./locales/*.json', { eager: true, import: 'default' }));

/** Says the interface strings of a language, English where it is not translated. */
export const wordsIn = (language: string): Words =>
  createWords({ ...stringsIn(language), ...own.en, ...own[pageLanguage(language)] }, language);

/** The language of a page that belongs to no survey. */
export const pageLanguage = (wanted: string | null): string => pickLanguage([wanted], Object.keys(own), 'en');
