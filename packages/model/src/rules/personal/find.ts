import { fold } from './fold.ts';
import { email, ordinary, type PersonalKind, patterns, reference } from './patterns.ts';

/** A piece of a text that looks personal: `text.slice(start, end)`. */
export interface Found {
  kind: PersonalKind;
  start: number;
  end: number;
}

/** Groups of one number, at most: an IBAN in fours has nine. */
const MOST_GROUPS = 9;
/** Characters of the longest, an IBAN of Russia or Saint Lucia, with all separators. */
const LONGEST = 48;

const shapes = patterns.map(([, shape]) => RegExp(`^(?:${shape})$`));
const digitsOf = (text: string) =>
  fold(text)
    .text.replace(/[^\p{L}\d]/gu, '')
    .toLowerCase();

/**
 * Finds e-mail addresses, phones, cards, bank accounts and national numbers in what somebody wrote, in any script's digits and any
 * common grouping. Each run of groups is tried longest first, so the time grows with the text alone.
 * @param known addresses and phones that belong to the agency: they are nobody's secret
 */
export function findPersonal(text: string, known: readonly string[] = []): Found[] {
  const { text: folded, at } = fold(text);
  const found: Found[] = [];
  const ours = known.map(digitsOf);
  const take = (kind: PersonalKind, start: number, end: number) => {
    const bare = digitsOf(folded.slice(start, end)).replace(/^0+/, '');
    // The last nine alone: one is written with its country, the other without.
    if (!ours.some((own) => own.endsWith(kind === 'phone' ? bare.slice(-9) : bare))) found.push({ kind, start: at[start]!, end: at[end]! });
  };
  const blank = (hit: string) => '\n'.repeat(hit.length);
  const plain = folded
    .replace(email, (hit, offset: number) => {
      take('email', offset, offset + hit.length);
      return blank(hit);
    })
    .replace(ordinary, blank);
  const groups = [...plain.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map(({ 0: { length }, index }) => [index, index + length] as const);

  for (let first = 0; first < groups.length; first++) {
    let start = groups[first]![0];
    let last = first;
    while (
      last + 1 < groups.length &&
      last + 1 < first + MOST_GROUPS &&
      groups[last + 1]![1] - start <= LONGEST &&
      /^[ \t.\-/()]{1,3}$/.test(plain.slice(groups[last]![1], groups[last + 1]![0]))
    )
      last++;
    while (/[+(]/.test(plain[start - 1] ?? '')) start--;
    for (; last >= first; last--) {
      const end = groups[last]![1];
      const kind = kindOf(plain, start, end);
      if (!kind) continue;
      take(kind, start, end);
      first = last;
      break;
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

function kindOf(text: string, start: number, end: number): PersonalKind | undefined {
  const typed = text.slice(start, end).toUpperCase();
  const bare = typed.replace(/[^+\p{L}\p{M}\d]/gu, '');
  if (typed.length > LONGEST || !/\d{3}/.test(bare)) return undefined;
  const before = text.slice(Math.max(0, start - 40), start);
  // Part of something longer, such as PP-2026-0042 or 4/2026: no phone.
  const apart = !/[\p{L}\d][-/.]?$|#\s?$/u.test(before) && !/^[-/.]?\d/.test(text.slice(end, end + 2)) && !reference.test(before);
  return patterns.find(
    ([kind, , holds, after], at) =>
      (shapes[at]!.test(bare) || shapes[at]!.test(typed)) &&
      (kind !== 'phone' || apart) &&
      (!holds || holds(bare)) &&
      (!after || after.test(before)),
  )?.[0];
}

/** The text without what was found: each piece becomes the replacement. */
export function removePersonal(text: string, found: readonly Found[], replacement: string): string {
  let rest = 0;
  const kept = [...found]
    .sort((a, b) => a.start - b.start)
    .map(({ start, end }) => {
      const before = text.slice(rest, start);
      rest = end;
      return before + replacement;
    });
  return kept.join('') + text.slice(rest);
}
