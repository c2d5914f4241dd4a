import type { EventOutcome, EventRow, RecordRow, TouchpointRow } from './commit.ts';
import { packFacts } from './facts.ts';

/** One event of a group, with the keys it is compared by and what it counts as. */
export interface Arrival<R extends RecordRow | TouchpointRow = RecordRow | TouchpointRow> {
  agency: string;
  event: EventRow<R>;
  eventKey: string;
  recordKey: string;
  facts: string;
}

/** Whether it says something that is counted. */
export const isCounted = (arrival: Arrival): arrival is Arrival<RecordRow> => arrival.event.record.kind !== 'touchpoint';
export const isTouchpoint = (arrival: Arrival): arrival is Arrival<TouchpointRow> => arrival.event.record.kind === 'touchpoint';

/** What stands of a record: enough to judge the next revision. */
interface Standing {
  revision: number;
  hash: string;
}

/** What a group comes to: an outcome for each event, the ledger's hashes and the arrival that each changed record ends with. */
export interface Folded {
  outcomes: EventOutcome[];
  ledger: ReadonlyMap<string, string>;
  records: ReadonlyMap<string, Arrival>;
  /** Everything that was stored, in order, revisions that were overtaken inside the group too. */
  stored: readonly Arrival[];
}

/** A length before each part that may hold anything keeps two different keys apart. */
const key = (agency: string, ...parts: string[]) => parts.reduce((text, part) => `${text} ${part.length} ${part}`, agency);

export const arrivalOf = (agency: string, event: EventRow): Arrival => ({
  agency,
  event,
  eventKey: key(agency, event.source, event.id),
  recordKey: key(agency, event.record.kind, event.record.id),
  facts: event.record.kind === 'touchpoint' ? '' : packFacts(event.record.answers),
});

/** What becomes of a record's revision where `standing` is already kept. */
const judge = (record: RecordRow | TouchpointRow, standing: Standing | undefined): EventOutcome => {
  if (!standing || record.revision > standing.revision) return 'stored';
  if (record.revision < standing.revision) return 'superseded';
  if (record.hash === standing.hash) return 'duplicate';
  // A page load that got equally far twice says nothing new; a response of one revision with two bodies is a mistake.
  return record.kind === 'seen' ? 'superseded' : 'conflict';
};

/**
 * Takes a group's events in order, as if each were committed on its own after the one before, against what stood before the group.
 * Pure: the writer learns what stood, asks again, and then writes only what is left in the end.
 */
export const fold = (
  arrivals: readonly Arrival[],
  ledgerBefore: ReadonlyMap<string, string>,
  recordsBefore: ReadonlyMap<string, Standing | undefined>,
): Folded => {
  const ledger = new Map<string, string>();
  const records = new Map<string, Arrival>();
  const stored: Arrival[] = [];
  const outcomes = arrivals.map((arrival): EventOutcome => {
    const { event, eventKey, recordKey } = arrival;
    const known = ledger.get(eventKey) ?? ledgerBefore.get(eventKey);
    if (known !== undefined) return known === event.hash ? 'duplicate' : 'conflict';
    const outcome = judge(event.record, records.get(recordKey)?.event.record ?? recordsBefore.get(recordKey));
    // A conflict leaves no trace, so that the same verdict comes when it is sent again.
    if (outcome === 'conflict') return outcome;
    ledger.set(eventKey, event.hash);
    if (outcome === 'stored') {
      records.set(recordKey, arrival);
      stored.push(arrival);
    }
    return outcome;
  });
  return { outcomes, ledger, records, stored };
};
