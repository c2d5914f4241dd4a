/** Scripts that run from right to left. */
const rtlScripts = ['Arab', 'Hebr', 'Thaa', 'Syrc', 'Nkoo', 'Adlm'];
/** Languages whose usual script does, where the tag names none. */
const rtlLanguages = ['ar', 'arc', 'dv', 'fa', 'ckb', 'he', 'ps', 'sd', 'ug', 'ur', 'yi'];

/** Which way a language is written. */
export const direction = (tag: string): 'ltr' | 'rtl' => {
  const [language = '', script] = tag.split('-');
  const rtl = script?.length === 4 ? rtlScripts.includes(script) : rtlLanguages.includes(language);
  return rtl ? 'rtl' : 'ltr';
};

/** A language's own name, for the switcher. Data, because browsers lack several (ga, mt, cy, so, ht in Chromium). */
const autonyms: Readonly<Record<string, string>> = {
  ar: 'العربية',
  cy: 'Cymraeg',
  de: 'Deutsch',
  en: 'English',
  es: 'Español',
  fr: 'Français',
  pl: 'Polski',
  so: 'Soomaali',
  uk: 'Українська',
};

export const autonym = (tag: string): string => {
  const known = autonyms[tag];
  if (known) return known;
  try {
    return new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
};
