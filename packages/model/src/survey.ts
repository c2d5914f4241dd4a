import * as z from 'zod/mini';
import { Basis } from './basis.ts';
import { Offer } from './offer.ts';
import { Condition, Question } from './question.ts';
import { SurveyLook } from './survey-look.ts';
import type { SurveyState } from './survey-state.ts';
import { Day, Instant, LanguageTag, Slug, Text } from './text.ts';

/** How far a translation can be trusted. `draft` is never offered; `machine` only if the survey allows it. */
export const Translation = z.union([
  z.strictObject({ source: z.literal(true) }),
  z.strictObject({ status: z.enum(['draft', 'machine']) }),
  z.strictObject({ status: z.literal('reviewed'), by: z.string(), at: Day }),
]);
export type Translation = z.infer<typeof Translation>;

/** Who asks, why, and for how long answers are kept. Without it nothing is published. */
export const Notice = z.strictObject({
  controller: Text,
  purpose: Text,
  keepDays: z.int().check(z.gte(1), z.lte(3650)),
  link: z.optional(z.url()),
  /** US federal surveys: the OMB control number, its expiry and the burden in minutes. */
  omb: z.optional(z.strictObject({ number: z.string(), expires: Day, minutes: z.number() })),
});
export type Notice = z.infer<typeof Notice>;

/** When a bad score becomes a case, whose it is, and by when a person must have acted (ISO 8601 duration: `P2D`, `PT4H`). */
export const Escalation = z.strictObject({
  when: Condition,
  queue: z.optional(Slug),
  within: z._default(
    z.string().check(z.regex(/^P(?=.)(\d+D)?(T(?=.)(\d+H)?(\d+M)?)?$/, { error: 'must be a duration such as P2D or PT4H' })),
    'P2D',
  ),
});
export type Escalation = z.infer<typeof Escalation>;

/** Shown after sending. */
export const Thanks = z.strictObject({
  body: z.optional(Text),
  /** Instead of `body` where a person will look into it. */
  low: z.optional(Text),
  /** What happens then, for whoever had a bad experience; also on the page that says how their case stands. */
  next: z.optional(Text),
  /** Where else help is. */
  links: z.optional(
    z
      .array(
        z.strictObject({
          label: Text,
          url: z
            .string()
            .check(
              z.maxLength(500),
              z.regex(/^(https:\/\/[^\s/]|\/(?![/\\]))\S*$/, { error: 'must begin with https:// or, on the same site, with one /' }),
            ),
        }),
      )
      .check(z.maxLength(10)),
  ),
});
export type Thanks = z.infer<typeof Thanks>;

/** A survey as its authors write it, every language in one file. */
export const Survey = z.strictObject({
  id: Slug,
  service: Slug,
  title: Text,
  /** Ignored with a note: `publish` assigns the version. */
  version: z.optional(z.int()),
  languages: z.record(LanguageTag, Translation),
  questions: z.array(Question).check(z.minLength(1), z.maxLength(30)),
  offer: z._default(Offer, { mode: 'inline', where: [], sample: 1, waitDays: 30 }),
  basis: z._default(Basis, 'self-selected'),
  opens: z.optional(Instant),
  closes: z.optional(Instant),
  allowMachine: z._default(z.boolean(), false),
  notice: z.optional(Notice),
  escalate: z.optional(Escalation),
  thanks: z.optional(Thanks),
  /** Instead of the agency's. */
  look: z.optional(SurveyLook),
});
export type Survey = z.infer<typeof Survey>;

/** A survey as it was published: content never changes under a version. */
export interface PublishedSurvey {
  agency: string;
  version: number;
  /** When it was published, epoch milliseconds. */
  publishedAt: number;
  state: SurveyState;
  survey: Survey;
}
