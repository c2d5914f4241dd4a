import * as z from 'zod/mini';
import { themes } from './rules/look/palettes.ts';

const Colour = /* @__PURE__ */ z.string().check(z.regex(/^#[0-9a-f]{6}$/i, { error: 'must be a colour such as #0b5a73' }));

/**
 * How a survey looks on every page: a theme, and colours of the agency's own over it. What nobody could read is drawn in the nearest shade
 * that everybody can, and `survey check` says so.
 */
export const SurveyLook = z.strictObject({
  /** @default "neutral" */
  theme: z.optional(z.enum(themes)),
  colours: z.optional(
    z.strictObject({
      paper: z.optional(Colour),
      wash: z.optional(Colour),
      ink: z.optional(Colour),
      soft: z.optional(Colour),
      line: z.optional(Colour),
      action: z.optional(Colour),
      actionHover: z.optional(Colour),
      onAction: z.optional(Colour),
      bad: z.optional(Colour),
      ring: z.optional(Colour),
    }),
  ),
});
export type SurveyLook = z.infer<typeof SurveyLook>;
