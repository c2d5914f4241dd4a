import * as z from 'zod/mini';
import { Slug } from './text.ts';

/**
 * What was answered: a number (rating), `"yes"`/`"no"`, an option id, several option ids, or text in NFC.
 * `skipped: true` says the question was shown and left; an absent answer says it was never asked.
 */
export const Answer = z.union([
  z.strictObject({
    question: Slug,
    value: z.union([z.number(), z.string().check(z.maxLength(40_000)), z.array(z.string().check(z.maxLength(64))).check(z.maxLength(40))]),
    otherText: z.optional(z.string().check(z.maxLength(2_000))),
  }),
  z.strictObject({ question: Slug, skipped: z.literal(true) }),
]);
export type Answer = z.infer<typeof Answer>;
export type AnswerValue = number | string | string[];
