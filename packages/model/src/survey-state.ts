import * as z from 'zod/mini';

/** `paused` and `closed` hide a survey everywhere within five minutes without a change to any page. */
export const SurveyState = z.enum(['live', 'paused', 'closed']);
export type SurveyState = z.infer<typeof SurveyState>;
