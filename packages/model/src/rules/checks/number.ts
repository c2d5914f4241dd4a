import type { Check } from '../check-answer.ts';
import { westernDigits } from '../digits.ts';

const decimal = /[,٫،．]/;
const spaces = /[\s\u00a0\u202f\u200e\u200f\u061c]/g;
/** Marks between thousands; with fewer than three decimals a mark before three figures is nothing else. */
const grouped = /^[-+]?\d{1,3}([.,٬'’]\d{3})+$/;

/** A number as somebody typed it, in any script's digits; undefined where it is none. */
export function readNumber(text: string, decimals = 0): number | undefined {
  let plain = westernDigits(text).replace(spaces, '').replace(/[−–]/, '-');
  plain = decimals < 3 && grouped.test(plain) ? plain.replace(/[^-\d]/g, '') : plain.replace(decimal, '.');
  return /^[-+]?(\d{1,15}(\.\d{0,9})?|\.\d{1,9})$/.test(plain) ? Number(plain) : undefined;
}

export const checkNumber: Check = ({ min, max, decimals = 0 }, value) => {
  if (typeof value !== 'number' || !Number.isFinite(value) || Number(value.toFixed(decimals)) !== value) return 'notNumber';
  if (min !== undefined && value < min) return 'tooLow';
  return max !== undefined && value > max ? 'tooHigh' : undefined;
};
