import * as z from 'zod/mini';
import { Channel, Response } from './response.ts';
import { GivenId, Instant, LanguageTag, Slug, Uuid } from './text.ts';
import { TouchpointRecorded } from './touchpoint.ts';

/** How far one page load got with a survey: half of it visible for a second, closed unopened, or begun. Only ever grows. */
export const Furthest = z.enum(['offered', 'dismissed', 'opened']);
export type Furthest = z.infer<typeof Furthest>;

/** One per page load (`view`), revised as the person gets further. */
export const SurveySeen = z.strictObject({
  view: Uuid,
  survey: Slug,
  version: z.int().check(z.gte(1)),
  language: LanguageTag,
  channel: Channel,
  furthest: Furthest,
  test: z.optional(z.boolean()),
});
export type SurveySeen = z.infer<typeof SurveySeen>;

/** One score from the agency's own systems: a call, a desk, an import. */
export const ScoreRecorded = z.strictObject({
  measure: z.string().check(z.minLength(1), z.maxLength(64)),
  value: z.union([z.number(), z.string().check(z.maxLength(64))]),
  service: Slug,
  channel: Channel,
  language: z.optional(LanguageTag),
  touchpoint: z.optional(z.string().check(z.maxLength(64))),
  reference: z.optional(z.string().check(z.maxLength(512))),
  test: z.optional(z.boolean()),
});
export type ScoreRecorded = z.infer<typeof ScoreRecorded>;

/** The CloudEvents 1.0 attributes we read; extension attributes are ignored. https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md */
export const Envelope = z.looseObject({
  specversion: z.literal('1.0'),
  id: GivenId,
  source: z.string().check(z.minLength(1), z.maxLength(512)),
  type: z.string().check(z.minLength(1), z.maxLength(128)),
  time: z.optional(Instant),
  datacontenttype: z.optional(z.string()),
  data: z.unknown(),
});
export type Envelope = z.infer<typeof Envelope>;

/** Each event type we take, with the shape of its data. */
export const eventTypes = {
  'earshot.survey.seen': SurveySeen,
  'earshot.response.saved': Response,
  'earshot.score.recorded': ScoreRecorded,
  'earshot.touchpoint.recorded': TouchpointRecorded,
} as const;
export type EventType = keyof typeof eventTypes;

/** A CloudEvent of one of our types, as clients make it. */
export type EarshotEvent =
  | { specversion: '1.0'; id: string; source: string; type: 'earshot.survey.seen'; time: string; data: SurveySeen }
  | { specversion: '1.0'; id: string; source: string; type: 'earshot.response.saved'; time: string; data: Response }
  | { specversion: '1.0'; id: string; source: string; type: 'earshot.score.recorded'; time: string; data: ScoreRecorded }
  | { specversion: '1.0'; id: string; source: string; type: 'earshot.touchpoint.recorded'; time: string; data: TouchpointRecorded };
