/** Files named after the language they are in (`…/es-419.json`), by its tag: whoever adds a language adds a file and nothing else. */
export const byLanguage = <Said>(files: Readonly<Record<string, Said>>): Readonly<Record<string, Said>> =>
  Object.fromEntries(Object.entries(files).map(([path, said]) => [path.slice(path.lastIndexOf('/') + 1, -'.json'.length), said]));
