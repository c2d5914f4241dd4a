import * as z from 'zod/mini';
import { LocalTime } from './local-time.ts';
import { Channel } from './response.ts';
import { Day, Instant, LanguageTag, Slug } from './text.ts';

const Line = (most: number) =>
  z.string().check(z.minLength(1), z.maxLength(most), z.regex(/^\S(.*\S)?$/, { error: 'must be one line without space around it' }));
/** Up to a year: nobody waits or talks longer, and milliseconds sent by mistake are noticed. */
const Seconds = z.int().check(z.gte(0), z.lte(31_536_000));

/** Grows with all that is said about one appointment: the highest says how it stands, in whatever order it arrives. */
const Revision = z.int().check(z.gte(1), z.lte(1_000_000));
const arrangement = { revision: Revision, startsAt: LocalTime, endsAt: z.optional(LocalTime), place: z.optional(Line(200)) };

/** The kinds every agency has, and what may be said about each beside who, where and when. */
export const touchpointDetails = {
  'request.submitted': z.strictObject({ answerBy: z.optional(Day) }),
  'status.changed': z.strictObject({ status: Line(64), from: z.optional(Line(64)) }),
  'service.completed': z.strictObject({ outcome: z.optional(Line(64)), startedAt: z.optional(Instant) }),
  'appointment.booked': z.strictObject(arrangement),
  'appointment.changed': z.strictObject(arrangement),
  'appointment.cancelled': z.strictObject({
    revision: Revision,
    startsAt: z.optional(LocalTime),
    by: z.optional(z.enum(['citizen', 'agency'])),
  }),
  'appointment.attended': z.strictObject({ revision: Revision, startsAt: z.optional(LocalTime), waitSeconds: z.optional(Seconds) }),
  'payment.confirmed': z.strictObject({
    /** As it is written: a float would lose cents. */
    amount: z.optional(z.string().check(z.regex(/^\d{1,12}(\.\d{1,3})?$/, { error: 'must be an amount as text, such as 48.00' }))),
    currency: z.optional(z.string().check(z.regex(/^[A-Z]{3}$/, { error: 'must be a currency such as EUR' }))),
  }),
  'contact.handled': z.strictObject({
    answered: z.boolean(),
    waitSeconds: z.optional(Seconds),
    durationSeconds: z.optional(Seconds),
    resolved: z.optional(z.boolean()),
  }),
  'renewal.due': z.strictObject({ dueOn: Day }),
} as const;

/** A kind that every agency has. */
export const TouchpointKind = z.enum(Object.keys(touchpointDetails) as (keyof typeof touchpointDetails)[]);
export type TouchpointKind = z.infer<typeof TouchpointKind>;

/** A kind of the agency's own, `x.bin.missed`: what its details are says the agency's catalogue, where it has one. */
export type OwnKind = `x.${string}`;
export const OwnKind = z
  .string()
  .check(z.maxLength(64), z.regex(/^x(\.[a-z0-9]+(-[a-z0-9]+)*)+$/, { error: 'must be a kind of your own such as x.bin.missed' }));
export const isOwnKind = (kind: string): kind is OwnKind => kind.startsWith('x.');

/** Whether a kind speaks of an appointment, which its reference names. */
export const isAppointment = (kind: string): boolean => kind.startsWith('appointment.');

/**
 * How the person can be reached, and for what they agreed to be. From an agency's own system alone, which knows whom it serves; kept
 * apart from everything else.
 */
export const Citizen = z.strictObject({
  email: z.optional(z.email().check(z.maxLength(254))),
  /** E.164: https://www.itu.int/rec/T-REC-E.164 */
  phone: z.optional(z.string().check(z.regex(/^\+[1-9]\d{6,14}$/, { error: 'must be a phone number such as +441632960001' }))),
  /** The best way first. */
  prefer: z.optional(z.array(z.enum(['email', 'sms', 'whatsapp', 'push', 'phone'])).check(z.maxLength(5))),
  /** `updates` on the request itself, `survey` to be asked how it went. What is not named was not agreed to. */
  consent: z.optional(z.array(z.enum(['updates', 'survey'])).check(z.maxLength(2))),
});
export type Citizen = z.infer<typeof Citizen>;

/** What names a request, an appointment or a call in the agency's own system, as the person knows it too: `PP-2026-0042`. */
export const Reference = Line(128);

const fields = {
  kind: z.union([TouchpointKind, OwnKind]),
  service: Slug,
  reference: Reference,
  channel: z.optional(Channel),
  language: z.optional(LanguageTag),
  /** When it happened, however long ago. @default the event's time */
  at: z.optional(Instant),
  details: z.optional(z.record(z.string().check(z.minLength(1), z.maxLength(64)), z.unknown())),
  citizen: z.optional(Citizen),
  /** What is linked to it is a test too. */
  test: z.optional(z.boolean()),
};

/** Something that happened between a person and a service, as the agency's own system tells it. */
export const TouchpointRecorded = z.strictObject(fields);

type About = Omit<z.infer<typeof TouchpointRecorded>, 'kind' | 'details'>;
/** Details may stay out where none of them is required. */
export type TouchpointOf<K extends string, D> = About & { kind: K } & (Partial<D> extends D ? { details?: D } : { details: D });
type Known = { [K in TouchpointKind]: TouchpointOf<K, z.infer<(typeof touchpointDetails)[K]>> }[TouchpointKind];

/** A touchpoint of a kind that every agency has. */
export type KnownTouchpoint = Known;
/** Any touchpoint, as far as it can be told without an agency's catalogue. */
export type TouchpointRecorded = Known | TouchpointOf<OwnKind, Record<string, unknown>>;
