import type { Agency, EventType, KeyKind } from '@earshot/model';
import { isWellFormed } from '@earshot/model/rules';
import type { EventRow, QuarantineRow, Store, StoredTouchpoint } from '@earshot/store';
import type { CasesFor } from '../answered.ts';
import { canonicalHash, normalised } from './canonical.ts';
import { type Arrival, happenedAt } from './clock.ts';
import { prepareResponse } from './prepare-response.ts';
import { prepareScore } from './prepare-score.ts';
import { prepareSeen } from './prepare-seen.ts';
import { prepareTouchpoint } from './prepare-touchpoint.ts';
import { Rejected } from './rejected.ts';
import { enveloped, isEventType, type ShapedData, shaped } from './shapes.ts';

/** Everything preparing reads. */
export interface Desk {
  store: Pick<Store, 'surveys'>;
  agency: Agency;
  /** What the sender's key allows. */
  sender: KeyKind;
  arrival: Arrival;
  casesFor: CasesFor;
  /** What a token names, of whatever agency. */
  touchpointOf(token: string): Promise<{ agency: string; touchpoint: StoredTouchpoint } | undefined>;
}

/** What only an agency's own systems may tell. */
const bySystems: ReadonlySet<EventType> = new Set<EventType>(['earshot.score.recorded', 'earshot.touchpoint.recorded']);

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
  const head = { source, id, type, hash: canonicalHash(type, data), receivedAt };
  const made = await recordOf(event, { source, id, hash: head.hash, time, at: happenedAt(time, desk.arrival) }, desk);
  const unlinked = 'unlinked' in made && made.unlinked;
  if ('closed' in made)
    return { dropped, unlinked, aside: { ...head, reason: 'survey-closed', body: JSON.stringify({ ...envelope, data: made.data }) } };
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
