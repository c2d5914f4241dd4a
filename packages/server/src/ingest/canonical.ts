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
 * The same data with every text in NFC and `\n` line ends.
 * @throws Rejected `ill-formed-text` when a text, or the name of a field, holds a control character or half a surrogate pair; `invalid` when it is nested too deeply.
 */
export function normalised(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return cleaned(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= MOST_DEPTH) throw new Rejected('invalid', 'data: nested too deeply');
  if (Array.isArray(value)) return value.map((each) => normalised(each, depth + 1));
  // Without a prototype, so that a field called __proto__ is a field.
  const copy: Record<string, unknown> = Object.create(null);
  for (const key in value) copy[cleaned(key)] = normalised((value as Record<string, unknown>)[key], depth + 1);
  return copy;
}

/** JSON with the fields of every object in order: the same content is the same text, however it was sent. */
function sorted(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(sorted).join(',')}]`;
  const fields = Object.keys(value).sort();
  return `{${fields.map((field) => `${JSON.stringify(field)}:${sorted((value as Record<string, unknown>)[field])}`).join(',')}}`;
}

/**
 * SHA-256, base64url, of an event's type and normalised data as they were sent, unknown fields and all: what tells a repetition
 * from a conflict. The time is not part of it, so an event that is sent again with a corrected clock stays the same.
 */
export const canonicalHash = (type: string, data: unknown): string => hash('sha256', `${type}\n${sorted(data)}`, 'base64url');
