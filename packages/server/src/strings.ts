import { pickLanguage } from '@earshot/model/rules';
import { strings, urgentWords } from '@earshot/widget/locales';

/** The interface in a language, English where it is not translated: what travels with a survey, and what its hosted page says. */
export function stringsIn(language: string): Record<string, string> {
  const tag = pickLanguage([language], Object.keys(strings), 'en');
  return { ...strings.en, ...strings[tag] };
}

/** Words that call for help at once; none where nobody has listed any in that language. */
export const urgentIn = (language: string): readonly string[] =>
  urgentWords[pickLanguage([language], Object.keys(urgentWords), '')]?.words ?? [];
