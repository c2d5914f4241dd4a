import type { Check } from '../check-answer.ts';
import { codePoints } from '../code-points.ts';

export const checkText: Check = ({ maxLength = 1200 }, value) => {
  if (typeof value !== 'string') return 'wrongType';
  return codePoints(value) > maxLength ? 'tooLong' : undefined;
};
