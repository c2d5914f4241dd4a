/** Hash of each lazy file that may be wanted before the first question, and of the list of all others. Empty where the page's own bundler made the files. */
export const integrity: Readonly<Record<string, string>> = {};
