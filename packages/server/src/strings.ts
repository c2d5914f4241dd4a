import { pickLanguage } from '@earshot/model/rules';
import { strings } from '@earshot/widget/locales';

/** The interface in a language, English where it is not translated: what travels with a survey, and what its hosted page says. */
export function stringsIn(language: string): Record<string, string> {
  const tag = pickLanguage([language], Object.keys(strings), 'en');
  return { ...strings.en, ...strings[tag] };
}
