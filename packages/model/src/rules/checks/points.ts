import type { Check } from '../check-answer.ts';

/** A whole number on a scale: 0–10 for `nps`, 1–7 for `ces`, 1–points for a rating. */
export const checkPoints: Check = ({ kind, points }, value) => {
  if (typeof value !== 'number') return 'wrongType';
  const [low, high] = kind === 'nps' ? [0, 10] : [1, kind === 'ces' ? 7 : (points ?? 5)];
  return Number.isInteger(value) && value >= low && value <= high ? undefined : 'notOffered';
};
