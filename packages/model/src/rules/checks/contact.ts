import type { Check } from '../check-answer.ts';
import { codePoints } from '../code-points.ts';
import { westernDigits } from '../digits.ts';

/** Something, @, something with a dot in it, in any script. Whether it is read is only learnt by writing to it. */
const email = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;
/** Fewest digits of a number somebody could ring. */
const LEAST_DIGITS = 6;
/** How people set telephone numbers apart; nothing else but digits and a leading plus. */
const set = /[\s().\-–/]/g;

const fields = ['name', 'email', 'phone'];
/** Of a field, in code points: what RFC 5321 allows an address. */
const MOST = 254;

export const isEmail = (text: string): boolean => email.test(text.trim());
export const isPhone = (text: string): boolean => {
  const plain = westernDigits(text)
    .replace(set, '')
    .replace(/^[+＋]/, '');
  return /^\d+$/.test(plain) && plain.length >= LEAST_DIGITS;
};

/** What is wrong with one field of it. */
export const contactFault = (field: string, text: string | undefined): 'notEmail' | 'notPhone' | undefined => {
  if (!text?.trim()) return undefined;
  if (field === 'email' && !isEmail(text)) return 'notEmail';
  return field === 'phone' && !isPhone(text) ? 'notPhone' : undefined;
};

/** A name alone reaches nobody. */
export const checkContact: Check = (_, value) => {
  if (typeof value !== 'object' || Array.isArray(value)) return 'wrongType';
  for (const [field, text] of Object.entries(value)) {
    if (!fields.includes(field) || typeof text !== 'string') return 'wrongType';
    if (codePoints(text) > MOST) return 'tooLong';
  }
  const { email, phone } = value;
  return contactFault('email', email) ?? contactFault('phone', phone) ?? (email?.trim() || phone?.trim() ? undefined : 'unreachable');
};
