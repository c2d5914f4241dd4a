import type { Check } from '../check-answer.ts';

export const checkChoice: Check = ({ options }, value) => {
  if (typeof value !== 'string') return 'wrongType';
  return options?.some(({ id }) => id === value) ? undefined : 'notOffered';
};
