import * as z from 'zod/mini';
import { Basis } from './basis.ts';
import { Measured } from './measure.ts';
import { Day } from './text.ts';

export const Funnel = z.object({ offered: z.int(), opened: z.int(), answered: z.int(), completed: z.int() });
export type Funnel = z.infer<typeof Funnel>;

export const QuestionResult = z.object({
  id: z.string(),
  kind: z.string(),
  asked: z.int(),
  answered: z.int(),
  skipped: z.int(),
  histogram: z.record(z.string(), z.int()),
  measures: z.array(Measured),
});
export type QuestionResult = z.infer<typeof QuestionResult>;

/** The reply to `GET /v1/results`: the whole period, and with `by` the same once per group in order. */
export const Results = z.object({
  survey: z.string(),
  period: z.object({ from: Day, to: Day }),
  basis: Basis,
  funnel: Funnel,
  questions: z.array(QuestionResult),
  groups: z.optional(z.array(z.object({ key: z.string(), funnel: z.optional(Funnel), questions: z.array(QuestionResult) }))),
});
export type Results = z.infer<typeof Results>;
