import type { Check } from '../check-answer.ts';

/** `false` is for whoever asked outright and was told no; a box that was left is skipped. */
export const checkConsent: Check = (_, value) => (typeof value === 'boolean' ? undefined : 'wrongType');
