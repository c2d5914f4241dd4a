import en from '../locales/en.json' with { type: 'json' };

type Flat = keyof typeof en;
type Plural = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';
type Stem<K> = K extends `${infer S}.${Plural}` ? S : K;

/** A text's name; texts that count have one entry per plural form and are asked for without it. */
export type WordKey = Stem<Flat>;
export type Params = Readonly<Record<string, string | number>>;

const texts: Readonly<Record<string, string>> = en;
const languageOfWords = 'en';

/** How numbers and names are written. Dates differ between places and follow the agency: `dateLocale`. */
export const formatLocale = 'en-GB';

const plurals = new Intl.PluralRules(languageOfWords);
const digits = new Intl.NumberFormat(formatLocale);

/** The text of a key with its `{names}` filled in; `n` chooses the plural form. A key without a text shows itself, so that it is found. */
export function words(key: WordKey, params: Params = {}): string {
  const { n } = params;
  const form = typeof n === 'number' ? plurals.select(n) : 'other';
  const text = texts[`${key}.${form}`] ?? texts[`${key}.other`] ?? texts[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    return value === undefined ? whole : typeof value === 'number' ? digits.format(value) : value;
  });
}

/** Whether a text exists: for codes that a newer server may send. */
export const hasWords = (key: string): key is WordKey => key in texts || `${key}.other` in texts;
