import type { RecordRow, TouchpointRow } from './commit.ts';
import type { Rows } from './dialect.ts';
import { type Arrival, type Folded, fold } from './fold.ts';
import { stillThere } from './race.ts';
import type { ResponseTable, SeenTable, TouchpointTable } from './schema.ts';

const responseRow = ({ agency, facts, event: { record } }: Arrival<RecordRow>): ResponseTable => ({
  agency,
  id: record.id,
  revision: record.revision,
  hash: record.hash,
  survey: record.survey,
  version: record.version,
  service: record.service,
  channel: record.channel,
  language: record.language,
  day: record.day,
  at: record.at,
  complete: record.complete ? 1 : 0,
  opened_ms: record.openedMs,
  page: record.page,
  reference: record.reference,
  score: record.score,
  test: record.test ? 1 : 0,
  facts,
  kept: record.kept && JSON.stringify(record.kept),
  touchpoint: record.touchpoint,
});

const seenRow = ({ agency, facts, event: { record } }: Arrival<RecordRow>): SeenTable => ({
  agency,
  id: record.id,
  revision: record.revision,
  hash: record.hash,
  survey: record.survey,
  service: record.service,
  channel: record.channel,
  language: record.language,
  day: record.day,
  test: record.test ? 1 : 0,
  facts,
});

const touchpointRow = ({ agency, event: { record, receivedAt } }: Arrival<TouchpointRow>): TouchpointTable => ({
  agency,
  id: record.id,
  revision: record.revision,
  hash: record.hash,
  what: record.what,
  series: record.series,
  service: record.service,
  channel: record.channel,
  language: record.language,
  reference: record.reference,
  at: record.at,
  test: record.test ? 1 : 0,
  details: record.details && JSON.stringify(record.details),
  received_at: receivedAt,
});

const byKey = (a: Arrival, b: Arrival) => (a.recordKey < b.recordKey ? -1 : 1);
const idOf = ({ agency, event }: Arrival) => ({ agency, id: event.record.id });
const kinds = ['response', 'seen', 'touchpoint'] as const;
const rowsFor = {
  response: (list: readonly Arrival[]) => (list as Arrival<RecordRow>[]).map(responseRow),
  seen: (list: readonly Arrival[]) => (list as Arrival<RecordRow>[]).map(seenRow),
  touchpoint: (list: readonly Arrival[]) => (list as Arrival<TouchpointRow>[]).map(touchpointRow),
};

/** A record as it stood. */
export type Stood = ResponseTable | SeenTable | TouchpointTable;

/** A group after its records are written: what it came to, and the rows that stood before. */
export interface Settled extends Folded {
  before: ReadonlyMap<string, Stood | undefined>;
}

/**
 * Folds a group and leaves each record at its highest revision. Records that the fold would store are inserted; those that were there
 * already are read and the group folded again, until nothing is assumed. A group of new records is folded and inserted once.
 */
export async function settle(rows: Rows, arrivals: readonly Arrival[], ledger: ReadonlyMap<string, string>): Promise<Settled> {
  const before = new Map<string, Stood | undefined>();
  const inserted = new Map<string, Arrival>();
  for (;;) {
    const folded = fold(arrivals, ledger, before);
    const assumed = [...folded.records.values()].filter(({ recordKey }) => !before.has(recordKey)).sort(byKey);
    let surprises = 0;
    for (const kind of kinds) {
      const list = assumed.filter(({ event }) => event.record.kind === kind);
      const fresh = await rows.insertNew(kind, rowsFor[kind](list) as never);
      const known = list.filter((_, index) => !fresh[index]);
      const found = await rows.find(kind, known.map(idOf));
      surprises += known.length;
      for (const arrival of list) {
        before.set(arrival.recordKey, undefined);
        inserted.set(arrival.recordKey, arrival);
      }
      known.forEach(({ recordKey }, index) => {
        before.set(recordKey, stillThere<Stood>(found[index]));
        inserted.delete(recordKey);
      });
    }
    if (surprises > 0) continue;
    await replace(rows, folded, inserted);
    return { ...folded, before };
  }
}

/** Writes what the last fold left differently from what was inserted on the way. */
async function replace(rows: Rows, { records }: Folded, inserted: ReadonlyMap<string, Arrival>): Promise<void> {
  const wrong = [...inserted.values()].filter(({ recordKey }) => !records.has(recordKey));
  const newer = [...records.values()].filter((arrival) => inserted.get(arrival.recordKey) !== arrival).sort(byKey);
  for (const kind of kinds) {
    const ofKind = (list: readonly Arrival[]) => list.filter(({ event }) => event.record.kind === kind);
    await rows.remove(kind, ofKind(wrong).map(idOf));
    await rows.put(kind, rowsFor[kind](ofKind(newer)) as never);
  }
}
