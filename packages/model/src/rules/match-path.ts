/** Whether a page's path is one of the patterns; `*` stands for anything, also for slashes and for nothing. A trailing slash makes no difference. */
export function matchesPath(path: string, patterns: readonly string[]): boolean {
  // As one expression because this stands in the loader, where every byte is paid for on every page.
  return patterns.some((pattern) =>
    RegExp(`^${pattern.replace(/[^*\w]/g, '\\$&').replaceAll('*', '.*')}/?$`, 's').test(`${path.replace(/\/$/, '')}/`),
  );
}
