import { findPersonal, type PersonalKind, removePersonal } from '@earshot/model/rules/personal';
import type { Screened } from '../screened.ts';

/** No pattern holds with less than an @ or three digits; NFKC, because full-width signs and digits in circles are folded before looking. */
const mayBePersonal = /@|\p{N}[\s\S]*\p{N}[\s\S]*\p{N}/u;

/** Says what was there to whoever reads any language, and hides it. */
const mark = (kind: PersonalKind): string => `[${kind}]`;

/**
 * Looks through one text for personal details, by the rules that the page and the hosted form ask people by. Undefined: nothing was found.
 * @param known addresses and phones of the agency itself: they are nobody's secret
 */
export function screen(text: string, known: readonly string[]): Screened | undefined {
  if (!mayBePersonal.test(text.normalize('NFKC'))) return undefined;
  const found = findPersonal(text, known);
  if (found.length === 0) return undefined;
  let marked = '';
  let rest = 0;
  for (const { kind, start, end } of found) {
    marked += text.slice(rest, start) + mark(kind);
    rest = end;
  }
  return {
    text: marked + text.slice(rest),
    // Nobody who looks for "phone" means the mark.
    bare: removePersonal(text, found, ' '),
    reachable: found.some(({ kind }) => kind === 'email' || kind === 'phone'),
  };
}
