/** Whether a page's path is one of the patterns; `*` stands for anything, also for slashes and for nothing. A trailing slash makes no difference. */
export function matchesPath(path: string, patterns: readonly string[]): boolean {
  const plain = path.replace(/\/$/, '');
  return patterns.some((pattern) => {
    // As one expression because this stands in the loader, where every byte is paid for on every page.
    const whole = RegExp(`^${pattern.replace(/[^*\w]/g, '\\$&').replaceAll('*', '.*')}$`, 's');
    return whole.test(plain) || whole.test(`${plain}/`);
  });
}
