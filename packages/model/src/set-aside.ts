import * as z from 'zod/mini';
import { Answer } from './answer.ts';

/** What a person decided about an event that was set aside: nothing yet, that it counts, or that it does not. */
export const Verdict = z.enum(['waiting', 'accepted', 'discarded']);
export type Verdict = z.infer<typeof Verdict>;

/** An event that waits for a person, outside every number. */
export const SetAside = z.object({
  /** Names it in this list alone. */
  id: z.string(),
  type: z.string(),
  /** One of `quarantineReasons`. */
  reason: z.string(),
  survey: z.nullable(z.string()),
  /** Epoch milliseconds. */
  receivedAt: z.number(),
  verdict: Verdict,
  decidedAt: z.nullable(z.number()),
  /** Name of who decided. */
  decidedBy: z.nullable(z.string()),
  /** What was said, with marks in place of personal details; `null` where nothing is left of it. */
  said: z.nullable(
    z.object({
      version: z.nullable(z.int()),
      language: z.nullable(z.string()),
      channel: z.nullable(z.string()),
      test: z.boolean(),
      answers: z.array(Answer),
    }),
  ),
});
export type SetAside = z.infer<typeof SetAside>;

/** Newest first, with how many wait, by reason. */
export const SetAsidePage = z.object({
  items: z.array(SetAside),
  next: z.nullable(z.string()),
  tally: z.array(z.object({ reason: z.string(), n: z.int() })),
});
export type SetAsidePage = z.infer<typeof SetAsidePage>;

/** Which ones: by name, or all of one reason that had been received when somebody looked. */
export const WhichAside = z.union([
  z.strictObject({
    ids: /* @__PURE__ */ z.array(/* @__PURE__ */ z.string().check(z.maxLength(2000))).check(z.minLength(1), z.maxLength(200)),
  }),
  z.strictObject({ reason: /* @__PURE__ */ z.string().check(z.maxLength(40)), until: z.number() }),
]);
export type WhichAside = z.infer<typeof WhichAside>;

/** How many it was done to, how many could not be (decided before, or no longer fitting their survey), and whether more of the reason wait. */
export const AsideDone = z.object({ done: z.int(), left: z.int(), more: z.boolean() });
export type AsideDone = z.infer<typeof AsideDone>;
