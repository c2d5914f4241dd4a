import type { Survey } from '../survey.ts';
import { textsOf } from '../translations.ts';
import type { Found } from './rules.ts';
import { wordsOf } from './wording.ts';

/** One short word may well be the same in two languages. */
const LEAST_WORDS = 2;
const LEAST_LETTERS = 8;

/** Languages nobody will see, texts that were copied instead of translated, and texts that are not written yet. */
export function* checkTranslations(survey: Survey): Generator<Found> {
  for (const [language, state] of Object.entries(survey.languages)) {
    if ('status' in state && state.status === 'machine' && !survey.allowMachine)
      yield { code: 'machine-not-allowed', at: `languages.${language}`, message: 'is a machine translation, and "allowMachine" is false' };
  }
  for (const [at, texts] of textsOf(survey)) {
    const said = Object.entries(texts ?? {});
    for (const [index, [language, text]] of said.entries()) {
      const left = placeholderIn(text);
      if (left) yield { code: 'placeholder', at: `${at}.${language}`, message: `still holds "${left}"` };
      // Names of agencies and services are often the same everywhere.
      if (at === 'notice.controller' || at === 'title' || text.length < LEAST_LETTERS || wordsOf(text).length < LEAST_WORDS) continue;
      const [before] = said.slice(0, index).find(([, other]) => other === text) ?? [];
      if (before) yield { code: 'not-translated', at: `${at}.${language}`, message: `is the same text as in ${before}` };
    }
  }
}

const placeholders = [
  /lorem ipsum/i,
  /\b(TODO|TBD|TBC|FIXME|XXX+)\b/,
  /\{\{?[^{}]*\}\}?/,
  /<<[^<>]*>>/,
  /\[(?:\.{3}|…|(?:your|insert|name of|agency|service|council|city|department)\b[^\]]*)\]/i,
  /_{3,}/,
];

const placeholderIn = (text: string): string | undefined => {
  for (const pattern of placeholders) {
    const [found] = pattern.exec(text) ?? [];
    if (found) return found;
  }
  return undefined;
};
