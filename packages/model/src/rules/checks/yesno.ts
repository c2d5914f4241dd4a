import type { Check } from '../check-answer.ts';

export const checkYesno: Check = (_, value) => (value === 'yes' || value === 'no' ? undefined : 'notOffered');
