/** Whether a page's path is one of the patterns; `*` stands for anything, also for slashes and for nothing. A trailing slash makes no difference. */
export function matchesPath(path: string, patterns: readonly string[]): boolean {
  const plain = path.replace(/\/$/, '');
  return patterns.some((pattern) => matches(`${plain}/`, pattern) || matches(plain, pattern));
}

function matches(path: string, pattern: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  if (!path.startsWith(first)) return false;
  const last = rest.pop();
  if (last === undefined) return path === first;
  let at = first.length;
  for (const part of rest) {
    const found = path.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return path.length - last.length >= at && path.endsWith(last);
}
