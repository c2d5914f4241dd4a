import { hash } from 'node:crypto';
import { cleanText, isWellFormed } from '@earshot/model/rules';
import { Rejected } from './rejected.ts';

/** Our shapes are three levels deep; what is deeper is no event of ours and could exhaust the stack. */
const MOST_DEPTH = 12;
const plain = /^[\t\n\x20-\x7e]*$/;

const cleaned = (text: string): string => {
  if (plain.test(text)) return text;
  if (!isWellFormed(text)) throw new Rejected('ill-formed-text');
  return cleanText(text);
};

/**
 * The same data with every text in NFC and `\n` line ends, and the fields of every object in order: the same content is then the same
 * JSON, however it was sent.
 * @throws Rejected `ill-formed-text` when a text, or the name of a field, holds a control character or half a surrogate pair; `invalid` when it is nested too deeply.
 */
export function normalised(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return cleaned(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= MOST_DEPTH) throw new Rejected('invalid', 'data: nested too deeply');
  if (Array.isArray(value)) return value.map((each) => normalised(each, depth + 1));
  const copy: Record<string, unknown> = {};
  for (const name of Object.keys(value).sort()) {
    const field = cleaned(name);
    const content = normalised((value as Record<string, unknown>)[name], depth + 1);
    // Assigned, it would become the prototype.
    if (field === '__proto__') Object.defineProperty(copy, field, { value: content, enumerable: true, configurable: true, writable: true });
    else copy[field] = content;
  }
  return copy;
}

/**
 * SHA-256, base64url, of an event's type and normalised data as they were sent, unknown fields and all: what tells a repetition
 * from a conflict. The time is not part of it, so an event that is sent again with a corrected clock stays the same.
 */
export const canonicalHash = (type: string, data: unknown): string => hash('sha256', `${type}\n${JSON.stringify(data)}`, 'base64url');
