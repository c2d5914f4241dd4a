import * as z from 'zod/mini';
import { CaseOutcome, CaseState } from './case.ts';

const step = {
  id: z.string(),
  /** Epoch milliseconds. */
  at: z.number(),
  service: z.string(),
  channel: z.nullable(z.string()),
  language: z.nullable(z.string()),
  test: z.boolean(),
};

/** One thing that is known about a reference: what happened, what the person answered, a score, a case. */
export const JourneyStep = z.discriminatedUnion('type', [
  z.object({ type: z.literal('touchpoint'), ...step, kind: z.string(), details: z.nullable(z.record(z.string(), z.unknown())) }),
  z.object({
    type: z.literal('response'),
    ...step,
    survey: z.string(),
    complete: z.boolean(),
    score: z.nullable(z.number()),
    /** What the person wrote. Who they are, as segments tell it, never comes near a reference. */
    comments: z.array(z.object({ question: z.string(), text: z.string() })),
  }),
  z.object({ type: z.literal('score'), ...step, measure: z.string(), value: z.string() }),
  z.object({
    type: z.literal('case'),
    ...step,
    survey: z.string(),
    state: CaseState,
    outcome: z.nullable(CaseOutcome),
  }),
]);
export type JourneyStep = z.infer<typeof JourneyStep>;

/** What is recorded for one reference, oldest first. */
export const JourneyPage = z.object({ reference: z.string(), items: z.array(JourneyStep), next: z.nullable(z.string()) });
export type JourneyPage = z.infer<typeof JourneyPage>;
