import type { Check } from '../check-answer.ts';

export const checkChoices: Check = ({ options, max }, value) => {
  if (!Array.isArray(value)) return 'wrongType';
  if (new Set(value).size !== value.length || !value.every((one) => options?.some(({ id }) => id === one))) return 'notOffered';
  return max !== undefined && value.length > max ? 'tooMany' : undefined;
};
