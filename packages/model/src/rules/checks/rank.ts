import type { Check } from '../check-answer.ts';

/** All of them, each once. */
export const checkRank: Check = ({ options = [] }, value) => {
  if (!Array.isArray(value)) return 'wrongType';
  return value.length === options.length && options.every(({ id }) => value.includes(id)) ? undefined : 'notOffered';
};
