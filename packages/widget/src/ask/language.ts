/**
 * The languages to ask the server for, the best first: the tag's own, that of the text around, that of the page. The server, which has the
 * whole rule (model/rules `pickLanguage`), takes the first that the survey has, else the survey's source.
 * `navigator.languages` is never asked: the page's language is the one the person is reading.
 */
export const languages = (named: string | undefined, around: Element): string =>
  `${[named, around.closest<HTMLElement>('[lang]')?.lang, document.documentElement.lang]}`;
