import type { Rows } from './dialect.ts';
import type { Arrival } from './fold.ts';
import { stillThere } from './race.ts';
import type { Schema } from './schema.ts';

const rowOf = ({ agency, event }: Arrival): Schema['event'] => ({
  agency,
  source: event.source,
  id: event.id,
  hash: event.hash,
  type: event.type,
  received_at: event.receivedAt,
});
const idOf = ({ agency, event }: Arrival) => ({ agency, source: event.source, id: event.id });

/** The first arrival of each event id in a group, and what the ledger held before. */
interface Entered {
  first: Arrival[];
  before: ReadonlyMap<string, string>;
}

/** Enters each id of a group once; answers the hashes of those that were there already. */
export async function enter(rows: Rows, arrivals: readonly Arrival[]): Promise<Entered> {
  const byKey = new Map<string, Arrival>();
  for (const arrival of arrivals) if (!byKey.has(arrival.eventKey)) byKey.set(arrival.eventKey, arrival);
  const first = [...byKey.values()].sort((a, b) => (a.eventKey < b.eventKey ? -1 : 1));
  const fresh = await rows.insertNew('event', first.map(rowOf));
  const known = first.filter((_, index) => !fresh[index]);
  const found = await rows.find('event', known.map(idOf));
  return { first, before: new Map(known.map((arrival, index) => [arrival.eventKey, stillThere(found[index]).hash])) };
}

/** Takes back what `enter` wrote for events that turned out to conflict with the record they are about. */
export async function correct(rows: Rows, { first, before }: Entered, kept: ReadonlyMap<string, string>): Promise<void> {
  const ours = first.filter(({ eventKey }) => !before.has(eventKey));
  await rows.remove('event', ours.filter(({ eventKey }) => !kept.has(eventKey)).map(idOf));
  const changed = ours.filter(({ eventKey, event }) => kept.has(eventKey) && kept.get(eventKey) !== event.hash);
  await rows.put(
    'event',
    changed.map((arrival) => ({ ...rowOf(arrival), hash: kept.get(arrival.eventKey)! })),
  );
}
