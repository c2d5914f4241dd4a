/** Says one of the interface strings, with plurals by `count` and `{name}` places filled in. */
export type Words = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** Rules of browsers that know the language; else every number takes the "other" form, which each file has. */
const pluralForm = (language: string, count: number): string =>
  Intl.PluralRules.supportedLocalesOf(language).length > 0 ? new Intl.PluralRules(language).select(count) : 'other';

/** Interface languages that may write numbers in digits of their own. */
const ownDigits = /^(ar|bn|fa)/;

/** A small number in Western digits needs no `Intl`, whose first use cost a phone 140 ms before the first question was shown. */
const written = (value: number, language: string): string =>
  value < 1000 && !ownDigits.test(language) ? `${value}` : value.toLocaleString(language);

/**
 * Binds the strings of one language. A key in several plural forms (`left_one`, `left_few` …) is asked for by its bare name
 * and chosen by `values.count`; numbers are written the way the language writes them. A key nobody wrote comes back as itself.
 */
export const createWords =
  (strings: Readonly<Record<string, string>>, language: string): Words =>
  (key, values = {}) => {
    const { count } = values;
    const text =
      strings[key] ??
      (typeof count === 'number' ? strings[`${key}_${pluralForm(language, count)}`] : undefined) ??
      strings[`${key}_other`] ??
      key;
    return text.replace(/\{(\w+)\}/g, (place, name: string) => {
      const value = values[name];
      return typeof value === 'number' ? written(value, language) : (value ?? place);
    });
  };
