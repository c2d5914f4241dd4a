/** What else a wanted tag may be served by: Chinese by script, never by the first two letters alone. */
const fallbacks = (tag: string): string[] => {
  const [language = '', ...rest] = tag.split('-');
  if (language === 'zh') {
    const traditional = !rest.includes('Hans') && rest.some((part) => ['Hant', 'TW', 'HK', 'MO'].includes(part));
    return [tag, traditional ? 'zh-Hant' : 'zh-Hans'];
  }
  if (language === 'es' && rest[0] && rest[0] !== 'ES') return [tag, 'es-419', 'es'];
  const shorter = rest.length > 0 ? [language] : [];
  return [tag, ...shorter];
};

/** A regional sibling in the same script: `es` is served by `es-419`, `pt-PT` by `pt-BR`, `sr-Latn` never by `sr-Cyrl`. Chinese has no siblings. */
const sibling = (tag: string, offered: readonly string[]): string | undefined => {
  const likeness = (of: string) =>
    of
      .split('-')
      .filter((part, i) => i === 0 || part.length === 4)
      .join();
  return /^zh\b/.test(tag) ? undefined : offered.find((each) => likeness(each) === likeness(tag));
};

const canonical = (tag: string): string => {
  try {
    return Intl.getCanonicalLocales(tag.replaceAll('_', '-'))[0] ?? '';
  } catch {
    return '';
  }
};

/** The first of the offered languages that serves one of the wanted, in the order wanted; else the source. Never reads `navigator`. */
export function pickLanguage(wanted: readonly (string | null | undefined)[], offered: readonly string[], source: string): string {
  for (const tag of wanted) {
    if (!tag) continue;
    const asked = canonical(tag);
    const found = fallbacks(asked).find((candidate) => offered.includes(candidate)) ?? (asked ? sibling(asked, offered) : undefined);
    if (found) return found;
  }
  return source;
}
