import * as z from 'zod/mini';

/** Measure ids fix the instrument; `packages/metrics` holds the arithmetic of each under the same id. */
export const MeasureId = z.enum([
  'gds.satisfaction',
  'csat.top2',
  'csat.stars5',
  'csat.faces5',
  'nps',
  'ease5',
  'ces',
  'ces.top3',
  'findability',
]);
export type MeasureId = z.infer<typeof MeasureId>;

/** value → how many people gave it; `~asked` and `~skipped` are counted beside the values. */
export type Histogram = Readonly<Record<string, number>>;

/** How far the number would move if chance alone picked who answers. Never ±, never "margin of error". */
export const ChanceRange = z.object({ low: z.number(), high: z.number(), level: z.number(), method: z.string() });
export type ChanceRange = z.infer<typeof ChanceRange>;

/** One number with what it needs to be read honestly. */
export const Measured = z.object({
  id: z.string(),
  version: z.int(),
  value: z.number(),
  /** `percent`, `points` (0–100), `mean` or `score` (−100…100). */
  unit: z.enum(['percent', 'points', 'mean', 'score']),
  n: z.int(),
  range: z.optional(ChanceRange),
});
export type Measured = z.infer<typeof Measured>;
