import * as z from 'zod/mini';
import { Basis } from './basis.ts';
import { Measured } from './measure.ts';
import { Day } from './text.ts';

export const Funnel = z.object({ offered: z.int(), opened: z.int(), answered: z.int(), completed: z.int() });
export type Funnel = z.infer<typeof Funnel>;

/** What numbers that people wrote come to. */
export const Figures = z.object({ n: z.int(), least: z.number(), median: z.number(), greatest: z.number() });
export type Figures = z.infer<typeof Figures>;

export const QuestionResult = z.object({
  id: z.string(),
  kind: z.string(),
  asked: z.int(),
  answered: z.int(),
  skipped: z.int(),
  histogram: z.record(z.string(), z.int()),
  measures: z.array(Measured),
  /** Of a number. */
  figures: z.optional(Figures),
  /** Of a date: how many of the days given lie in each month, `YYYY-MM`. */
  months: z.optional(z.record(z.string(), z.int())),
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
