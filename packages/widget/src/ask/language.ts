/** `pl` of `pl-PL`. */
const base = (tag: string) => tag.toLowerCase().split(/[-_]/)[0];

/**
 * The language to ask the server for: the tag's own, else that of the text around it, else of the page, else the survey's source.
 * The server, which has the whole rule (model/rules `pickLanguage`), picks the variant; here it is enough that the language is offered at all.
 * `navigator.languages` is never asked: the page's language is the one the person is reading.
 */
export const languageFor = (
  named: string | undefined,
  around: Element,
  { languages, source }: { languages: readonly string[]; source: string },
): string =>
  [named, around.closest('[lang]')?.getAttribute('lang'), document.documentElement.lang].find(
    (wanted) => wanted && languages.some((offered) => base(offered) === base(wanted)),
  ) ?? source;
