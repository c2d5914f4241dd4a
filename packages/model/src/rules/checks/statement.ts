import type { Check } from '../check-answer.ts';

/** It asks nothing. */
export const checkStatement: Check = () => 'notOffered';
