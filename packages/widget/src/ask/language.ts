import { pickLanguage } from '@earshot/model/rules';

/**
 * The language a survey is offered in: the tag's own, else that of the text around it, else of the page, else the survey's source.
 * `navigator.languages` is never asked: the page's language is the one the person is reading.
 */
export const languageFor = (
  named: string | undefined,
  around: Element | null | undefined,
  { languages, source }: { languages: readonly string[]; source: string },
): string => pickLanguage([named, around?.closest('[lang]')?.getAttribute('lang'), document.documentElement.lang], languages, source);
