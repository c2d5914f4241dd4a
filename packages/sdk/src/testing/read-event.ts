import { Answer, type EarshotEvent, Envelope, type EventType, eventTypes, type Rejection, Response } from '@earshot/model';
import { cleanText, isWellFormed } from '@earshot/model/rules';
import * as z from 'zod/mini';

/** Why one event is not taken. */
export class Rejected extends Error {
  override readonly name = 'Rejected';
  readonly reason: Rejection;
  readonly detail: string | undefined;

  constructor(reason: Rejection, detail?: string) {
    super(reason);
    this.reason = reason;
    this.detail = detail;
  }
}

/** An event in its shape, and what tells a repetition from a conflict. */
export interface ReadEvent {
  event: EarshotEvent;
  canonical: string;
}

const [Given, Skipped] = Answer.def.options;
/** A page may be newer than the server: from there, unknown fields are dropped. */
const lenient = {
  'earshot.survey.seen': z.object(eventTypes['earshot.survey.seen'].shape),
  'earshot.response.saved': z.object({
    ...Response.shape,
    answers: z.array(z.union([z.object(Given.shape), z.object(Skipped.shape)])).check(z.maxLength(60)),
  }),
} as const;
const bySystems: ReadonlySet<string> = new Set(['earshot.score.recorded', 'earshot.touchpoint.recorded']);

/** One item of a request as an event. @throws Rejected */
export function readEvent(item: unknown, sender: 'secret' | 'publishable', now: number): ReadEvent {
  const envelope = Envelope.safeParse(item);
  if (!envelope.success) throw new Rejected('invalid', faultsOf(envelope.error.issues));
  const { id, source, type, time = new Date(now).toISOString(), data } = envelope.data;
  if (![id, source, type].every(isWellFormed)) throw new Rejected('ill-formed-text', 'id, source or type');
  if (!isEventType(type)) throw new Rejected('unknown-type');
  if (bySystems.has(type) && sender !== 'secret') throw new Rejected('not-allowed', 'this type wants a secret key');
  const plain = normalised(data);
  return {
    event: { specversion: '1.0', id, source, type, time, data: shaped(type, plain, sender === 'publishable') } as EarshotEvent,
    canonical: `${type}\n${JSON.stringify(plain)}`,
  };
}

const isEventType = (type: string): type is EventType => Object.hasOwn(eventTypes, type);

function shaped(type: EventType, data: unknown, leniently: boolean): unknown {
  const strict = eventTypes[type].safeParse(data);
  if (strict.success) return strict.data;
  const loose = leniently && type in lenient ? lenient[type as keyof typeof lenient].safeParse(data) : undefined;
  if (loose?.success) return loose.data;
  throw new Rejected('invalid', faultsOf(strict.error.issues, 'data'));
}

/** Where a shape was missed and how, without what stood there. */
export const faultsOf = (issues: readonly z.core.$ZodIssue[], root?: string): string =>
  issues
    .slice(0, 3)
    .map(({ path, code }) => `${[...(root ? [root] : []), ...path].join('.') || 'event'}: ${code.replaceAll('_', ' ')}`)
    .join('; ');

const MOST_DEPTH = 12;

/** The same content is the same JSON, however it was sent. */
function normalised(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return cleaned(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= MOST_DEPTH) throw new Rejected('invalid', 'data: nested too deeply');
  if (Array.isArray(value)) return value.map((each) => normalised(each, depth + 1));
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(fields.map(([name, content]) => [cleaned(name), normalised(content, depth + 1)]));
}

const cleaned = (text: string): string => {
  if (!isWellFormed(text)) throw new Rejected('ill-formed-text');
  return cleanText(text);
};
