import { Answer, Envelope, type EventType, eventTypes, Response, ScoreRecorded, SurveySeen, TouchpointRecorded } from '@earshot/model';
import * as z from 'zod/mini';
import { accepts } from './accepts.ts';
import { Rejected } from './rejected.ts';

/**
 * The shapes as they are for senders with a publishable key: a page may run a newer widget than the server knows, so unknown
 * fields are dropped. Built once, from the strict shapes.
 */
const [Given, Skipped] = Answer.def.options;
const lenient = {
  'earshot.survey.seen': z.object(SurveySeen.shape),
  'earshot.response.saved': z.object({
    ...Response.shape,
    answers: z.array(z.union([z.object(Given.shape), z.object(Skipped.shape)])).check(z.maxLength(60)),
  }),
  'earshot.score.recorded': z.object(ScoreRecorded.shape),
  'earshot.touchpoint.recorded': z.object(TouchpointRecorded.shape),
} as const;

const quickly = {
  'earshot.survey.seen': accepts(SurveySeen),
  'earshot.response.saved': accepts(Response),
  'earshot.score.recorded': accepts(ScoreRecorded),
  'earshot.touchpoint.recorded': accepts(TouchpointRecorded),
} as const;

/** Data of one of our types, in its shape. */
export type ShapedData =
  | { type: 'earshot.survey.seen'; data: SurveySeen }
  | { type: 'earshot.response.saved'; data: Response }
  | { type: 'earshot.score.recorded'; data: ScoreRecorded }
  | { type: 'earshot.touchpoint.recorded'; data: TouchpointRecorded };

export const isEventType = (type: string): type is EventType => Object.hasOwn(eventTypes, type);

/**
 * Data in the shape of its type.
 * @throws Rejected `invalid`
 */
export function shaped(type: EventType, data: unknown, leniently: boolean): ShapedData & { dropped: boolean } {
  if (quickly[type](data)) return { type, data, dropped: false } as ShapedData & { dropped: boolean };
  const strict = eventTypes[type].safeParse(data);
  if (strict.success) return { type, data: strict.data, dropped: false } as ShapedData & { dropped: boolean };
  if (leniently) {
    const loose = lenient[type].safeParse(data);
    if (loose.success) return { type, data: loose.data, dropped: true } as ShapedData & { dropped: boolean };
  }
  throw new Rejected('invalid', faultsOf(strict.error.issues, 'data'));
}

const isEnvelope = accepts(Envelope);

/**
 * The attributes of an event that we read, and whatever else it carries.
 * @throws Rejected `invalid`
 */
export function enveloped(item: unknown): Envelope {
  if (isEnvelope(item)) return item as Envelope;
  const envelope = Envelope.safeParse(item);
  if (envelope.success) return envelope.data;
  throw new Rejected('invalid', faultsOf(envelope.error.issues));
}

/** The most issues one rejection names. */
const MOST_NAMED = 3;

/** Where a shape was missed and how, without what stood there. */
export const faultsOf = (issues: readonly z.core.$ZodIssue[], root?: string): string =>
  issues
    .slice(0, MOST_NAMED)
    .map(({ path, code }) => `${[...(root ? [root] : []), ...path].join('.') || 'event'}: ${code.replaceAll('_', ' ')}`)
    .join('; ');
