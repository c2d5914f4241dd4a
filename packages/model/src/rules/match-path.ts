/** Whether a page's path is one of the patterns; `*` stands for anything, also for slashes. A trailing slash makes no difference. */
export function matchesPath(path: string, patterns: readonly string[]): boolean {
  const plain = path.length > 1 ? path.replace(/\/$/, '') : path;
  return patterns.some((pattern) => {
    const parts = (pattern.length > 1 ? pattern.replace(/\/$/, '') : pattern).split('*');
    const [first = '', ...rest] = parts;
    if (!plain.startsWith(first)) return false;
    if (rest.length === 0) return plain === first;
    const last = rest.pop() ?? '';
    let at = first.length;
    for (const part of rest) {
      const found = plain.indexOf(part, at);
      if (found < 0) return false;
      at = found + part.length;
    }
    return plain.length - last.length >= at && plain.endsWith(last);
  });
}
