import * as z from 'zod/mini';
import { Condition, Question } from './question.ts';
import { Day, Instant, LanguageTag, Slug, Text } from './text.ts';

/** How far a translation can be trusted. `draft` is never offered; `machine` only if the survey allows it. */
export const Translation = z.union([
  z.strictObject({ source: z.literal(true) }),
  z.strictObject({ status: z.enum(['draft', 'machine']) }),
  z.strictObject({ status: z.literal('reviewed'), by: z.string(), at: Day }),
]);
export type Translation = z.infer<typeof Translation>;

export const Mode = z.enum(['inline', 'popover']);
export type Mode = z.infer<typeof Mode>;

/** Where and when a page offers the survey. `where` are path patterns with `*`; an empty list means only `data-survey` shows it. */
export const Offer = z.strictObject({
  mode: z._default(Mode, 'inline'),
  where: z._default(
    z.array(z.string().check(z.regex(/^\//, { error: 'must be a path pattern that begins with /, such as /permits/*' }))),
    [],
  ),
  after: z.optional(z.strictObject({ seconds: z.optional(z.number().check(z.gte(0), z.lte(600))), touchpoint: z.optional(z.string()) })),
  /** Share of page loads that see it, drawn anew per load. @default 1 */
  sample: z._default(z.number().check(z.gte(0), z.lte(1)), 1),
  /** Days of silence after a person answered or dismissed. @default 30 */
  waitDays: z._default(z.int().check(z.gte(0), z.lte(365)), 30),
});
export type Offer = z.infer<typeof Offer>;

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

/** Who was asked: it decides what may be claimed of the numbers. */
export const Basis = z.enum(['everyone-asked', 'random-sample', 'self-selected', 'full-count']);
export type Basis = z.infer<typeof Basis>;

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
  /** Shown after sending; `low` instead of `body` when the answer opened a case. */
  thanks: z.optional(z.strictObject({ body: z.optional(Text), low: z.optional(Text) })),
});
export type Survey = z.infer<typeof Survey>;

/** `paused` and `closed` hide a survey everywhere within five minutes without a change to any page. */
export const SurveyState = z.enum(['live', 'paused', 'closed']);
export type SurveyState = z.infer<typeof SurveyState>;

/** A survey as it was published: content never changes under a version. */
export interface PublishedSurvey {
  agency: string;
  version: number;
  /** When it was published, epoch milliseconds. */
  publishedAt: number;
  state: SurveyState;
  survey: Survey;
}
