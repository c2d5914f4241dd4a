/** Hash of each lazily loaded file, written in by the build. Empty where the page's own bundler made the files. */
export const integrity: Readonly<Record<string, string>> = {};
