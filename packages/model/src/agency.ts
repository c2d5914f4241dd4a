import * as z from 'zod/mini';
import { isTimeZone } from './local-time.ts';
import { Service } from './service.ts';
import { SurveyLook } from './survey-look.ts';
import { Day, LanguageTag, Slug, Text } from './text.ts';

/** `[a-z0-9-]{2,40}`: ids of everything else are unique inside an agency, so whatever travels alone carries it. */
export const AgencyId = /* @__PURE__ */ z
  .string()
  .check(z.regex(/^[a-z0-9-]{2,40}$/, { error: 'must be 2–40 lower-case letters, digits and dashes' }));
export type AgencyId = z.infer<typeof AgencyId>;

/** A group of people who answer for cases. */
export const Queue = z.strictObject({ id: Slug, name: Text });
export type Queue = z.infer<typeof Queue>;

/** How a citizen reaches a person: shown on the thank-you page of a bad score. */
export const ContactPoint = z.strictObject({
  kind: z.enum(['phone', 'email', 'web', 'desk']),
  value: /* @__PURE__ */ z.string().check(z.minLength(1), z.maxLength(200)),
  hours: z.optional(Text),
});
export type ContactPoint = z.infer<typeof ContactPoint>;

/**
 * What a person is told, before sending, who writes that somebody is in danger: answers are not watched round the clock. Shown and no
 * more: nothing is marked by these words, here or on the server.
 */
export const Emergency = z.strictObject({
  /** Shown as a link that calls it. */
  number: /* @__PURE__ */ z.string().check(z.regex(/^[\d+*#][\d+*# ()-]{1,24}$/, { error: 'must be a number to call, such as 112' })),
  /** Words of the agency's own by language, beside those that come with Earshot; one that ends in `*` may end in any way. */
  words: z.optional(
    z.record(
      LanguageTag,
      /* @__PURE__ */ z.array(/* @__PURE__ */ z.string().check(z.minLength(2), z.maxLength(80))).check(z.maxLength(200)),
    ),
  ),
  /** What else helps: a local crisis line, a night shelter. */
  text: z.optional(Text),
});
export type Emergency = z.infer<typeof Emergency>;

/** What `agency.json` says: who the agency is, when its day begins and which services it runs. */
export const Agency = z.strictObject({
  id: AgencyId,
  name: Text,
  /** IANA zone: an answer's day is the local date here. */
  timeZone: /* @__PURE__ */ z.string().check(z.refine(isTimeZone, { error: 'must be an IANA time zone, for example Europe/London' })),
  /** The language of staff and of texts without another. @default "en" */
  language: z._default(z.string(), 'en'),
  publicUrl: z.optional(z.url()),
  services: z._default(z.array(Service), []),
  queues: z._default(z.array(Queue), []),
  contact: z._default(z.array(ContactPoint), []),
  emergency: z.optional(Emergency),
  /** Of every survey that has none of its own. */
  look: z.optional(SurveyLook),
  /** Days on which no due time falls. */
  holidays: z._default(z.array(Day), []),
});
export type Agency = z.infer<typeof Agency>;
