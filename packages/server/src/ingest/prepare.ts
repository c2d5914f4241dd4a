import type { Agency, Envelope, EventType, KeyKind, QuarantineReason } from '@earshot/model';
import { isWellFormed } from '@earshot/model/rules';
import type { EventRow, QuarantineRow, RecordRow, Store, StoredTouchpoint } from '@earshot/store';
import type { CasesFor } from '../answered.ts';
import { asidePlace, type Privacy } from '../screened.ts';
import { canonicalHash, normalised } from './canonical.ts';
import { type Arrival, happenedAt } from './clock.ts';
import { prepareResponse } from './prepare-response.ts';
import { prepareScore } from './prepare-score.ts';
import { prepareSeen } from './prepare-seen.ts';
import { prepareTouchpoint } from './prepare-touchpoint.ts';
import { Rejected } from './rejected.ts';
import { enveloped, isEventType, type ShapedData, shaped } from './shapes.ts';
import type { SameTexts } from './suspicion.ts';

/** Everything preparing reads. */
export interface Desk {
  store: Pick<Store, 'surveys' | 'catalogues'>;
  agency: Agency;
  /** What the sender's key allows. */
  sender: KeyKind;
  arrival: Arrival;
  casesFor: CasesFor;
  /** What a token names, of whatever agency. */
  touchpointOf(token: string): Promise<{ agency: string; touchpoint: StoredTouchpoint } | undefined>;
  privacy: Privacy;
  sameTexts: SameTexts;
  /** A field of the form that no person sees was filled in. */
  trap: boolean;
  /** A person let it in: nothing sets it aside again. `hash` is that of the event as it came, `at` when they did. */
  accepted?: { hash: string; at: number };
}

/** What is kept of an event that was set aside: enough to take it as it would have been taken. Its time is by our clock. */
export interface KeptAside {
  sender: KeyKind;
  event: Envelope;
}

/** What only an agency's own systems may tell. */
const bySystems: ReadonlySet<EventType> = new Set<EventType>(['earshot.score.recorded', 'earshot.touchpoint.recorded']);

/** What an event came to: a record to keep, or why it waits for a person and what of it is kept until then. */
export type Made<T> = { record: RecordRow } | { aside: QuarantineReason; data: T };

/** One event made ready, or set aside. */
export type Prepared = { dropped: boolean; unlinked: boolean } & ({ row: EventRow } | { aside: QuarantineRow });

/**
 * Turns one item of a request into rows; writes nothing.
 * @throws Rejected with the reason the sender is told
 */
export async function prepare(item: unknown, desk: Desk): Promise<Prepared> {
  const envelope = enveloped(item);
  const { id, source, type, time } = envelope;
  if (!isWellFormed(id) || !isWellFormed(source) || !isWellFormed(type)) throw new Rejected('ill-formed-text', 'id, source or type');
  if (!isEventType(type)) throw new Rejected('unknown-type');
  if (bySystems.has(type) && desk.sender !== 'secret') throw new Rejected('not-allowed', 'this type wants a secret key');

  const data = normalised(envelope.data);
  const { dropped, ...event } = shaped(type, data, desk.sender === 'publishable');
  const { receivedAt } = desk.arrival;
  const head = { source, id, type, hash: desk.accepted?.hash ?? canonicalHash(type, data), receivedAt };
  const at = happenedAt(time, desk.arrival);
  const made = await recordOf(event, { source, id, hash: head.hash, time, at }, desk);
  const unlinked = 'unlinked' in made && made.unlinked;
  if ('aside' in made) {
    const survey = 'survey' in made.data ? made.data.survey : null;
    const kept: KeptAside = { sender: desk.sender, event: { ...envelope, time: new Date(at).toISOString(), data: made.data } };
    const body = desk.privacy.seal.close(JSON.stringify(kept), asidePlace(desk.agency.id, source, id));
    return { dropped, unlinked, aside: { ...head, reason: made.aside, survey, body } };
  }
  return { dropped, unlinked, row: { ...head, record: made.record } };
}

/** What of an event every record needs. */
export interface Occurrence {
  source: string;
  id: string;
  hash: string;
  /** When it happened, as far as a sender's clock is believed. */
  at: number;
  /** What the event itself said of that. */
  time: string | undefined;
}

const recordOf = (event: ShapedData, occurrence: Occurrence, desk: Desk) => {
  switch (event.type) {
    case 'earshot.survey.seen':
      return prepareSeen(event.data, occurrence, desk);
    case 'earshot.response.saved':
      return prepareResponse(event.data, occurrence, desk);
    case 'earshot.score.recorded':
      return prepareScore(event.data, occurrence, desk);
    case 'earshot.touchpoint.recorded':
      return prepareTouchpoint(event.data, occurrence, desk);
  }
};
