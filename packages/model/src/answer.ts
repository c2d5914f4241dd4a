import * as z from 'zod/mini';
import { Slug } from './text.ts';

const Given = /* @__PURE__ */ z.string().check(z.maxLength(64));

/**
 * What was answered: a number (rating, nps, ces, number), `"yes"`/`"no"`, an option id, several option ids (choices; rank: all in order),
 * text in NFC, a day `YYYY-MM-DD`, `true` for a ticked consent, `{row: column}` or `{name?, email?, phone?}`.
 * `skipped: true` says the question was shown and left; an absent answer says it was never asked.
 */
export const Answer = z.union([
  z.strictObject({
    question: Slug,
    value: z.union([
      z.number(),
      z.boolean(),
      /* @__PURE__ */ z.string().check(z.maxLength(40_000)),
      /* @__PURE__ */ z.array(Given).check(z.maxLength(40)),
      z.record(Given, /* @__PURE__ */ z.string().check(z.maxLength(600))),
    ]),
    otherText: z.optional(/* @__PURE__ */ z.string().check(z.maxLength(2_000))),
  }),
  z.strictObject({ question: Slug, skipped: z.literal(true) }),
]);
export type Answer = z.infer<typeof Answer>;
/** How somebody can be reached, as they wrote it. Personal data: only who works on the person's case sees it. */
export const Contact = z.object({ name: z.optional(z.string()), email: z.optional(z.string()), phone: z.optional(z.string()) });
export type Contact = z.infer<typeof Contact>;
export type AnswerValue = number | boolean | string | string[] | Record<string, string>;
