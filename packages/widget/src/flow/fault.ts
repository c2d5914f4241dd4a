import { cleanText, codePoints } from '@earshot/model/rules';
import type { SessionState } from './session.ts';
import type { Words } from './words.ts';

/** The sentence that says what is wrong with the question on show, or undefined when nothing is. */
export function faultSentence({ fault, current, held }: SessionState, words: Words): string | undefined {
  if (!fault) return undefined;
  const { value, otherText } = held[current.id] ?? {};
  if (fault === 'required' && current.kind === 'text') return words('fault.requiredText');
  if (fault === 'tooMany') return words('fault.tooMany', { count: current.max ?? 1 });
  if (fault === 'tooLong') {
    const over = typeof value === 'string' && current.kind === 'text' ? codePoints(cleanText(value)) - (current.maxLength ?? 1200) : 0;
    // Words beside an option may have 200 code points (model/rules).
    return words('fault.tooLong', { count: over || codePoints(cleanText(otherText ?? '')) - 200 });
  }
  return words(`fault.${fault}`);
}
