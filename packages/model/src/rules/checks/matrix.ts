import type { Check } from '../check-answer.ts';

/** Where it is required, every row is. */
export const checkMatrix: Check = ({ rows = [], columns = [], required }, value) => {
  if (typeof value !== 'object' || Array.isArray(value)) return 'wrongType';
  for (const [row, column] of Object.entries(value)) {
    if (!rows.some(({ id }) => id === row) || !columns.some(({ id }) => id === column)) return 'notOffered';
  }
  return required && Object.keys(value).length < rows.length ? 'required' : undefined;
};
