import { type Agency, EarshotError, type EventResult, isEarshotError, type KeyKind } from '@earshot/model';
import type { Commit, CommitResult } from '@earshot/store';
import type { Context } from '../context.ts';
import { dayText } from '../day.ts';
import { tokenOf, touchpointOf } from '../touchpoint-token.ts';
import type { Arrival } from './clock.ts';
import { isObject } from './parse.ts';
import { type Desk, type Prepared, prepare } from './prepare.ts';
import { Rejected } from './rejected.ts';

/** Who sends: an agency's page or one of its systems. */
export interface Sender {
  agency: string;
  kind: KeyKind;
  /** A field of the form that no person sees was filled in. @default false */
  trap?: boolean;
}

/** What other rooms do with an answer on its way. */
export type Handed = Pick<Desk, 'casesFor' | 'privacy' | 'sameTexts'>;

/** What became of a request. */
export interface Taken {
  /** In the order of the events. */
  results: EventResult[];
  /** Events of which unknown fields were dropped. */
  dropped: number;
  /** Answers whose reference was no good token, and was dropped. */
  unlinked: number;
  /** Responses that may have opened a person's case, with their results: whether they did, the store knows. */
  personal: { response: string; result: EventResult }[];
}

/**
 * Takes the events of one request: prepares each, commits all that stand, and answers only once they are durable. Then tells the live bus.
 * @throws EarshotError `agency.unknown`; `server.busy` when the store holds as much as it can, or cannot write: nothing was taken
 */
export async function take(context: Context, handed: Handed, sender: Sender, items: readonly unknown[], sent?: number): Promise<Taken> {
  const { store, clock, config } = context;
  const agency = await store.agencies.get(sender.agency);
  if (!agency) throw new EarshotError('agency.unknown', 'There is no such agency.');
  const arrival = { receivedAt: clock(), sent, maxAgeDays: config.maxAgeDays };
  const desk = { ...deskOf(context, handed, agency, sender.kind, arrival), trap: sender.trap ?? false };

  const prepared: (Prepared | Rejected)[] = [];
  for (const item of items) prepared.push(await prepareOne(item, desk));

  const commit: Commit = { agency: agency.id, events: [], quarantined: [], rejected: 0 };
  for (const each of prepared) {
    if (each instanceof Rejected) commit.rejected++;
    else if ('row' in each) commit.events.push(each.row);
    else commit.quarantined.push(each.aside);
  }
  const outcome = await store.commit(commit).catch(cannotWrite);
  tell(context, commit, outcome);
  const results = resultsOf(items, prepared, outcome);
  for (const [i, each] of prepared.entries()) {
    const { record } = 'row' in each ? each.row : {};
    const result = results[i]!;
    // Whoever never read the first reply asks again, and is told again.
    if (record?.kind === 'touchpoint' && result.status !== 'rejected') result.token = tokenOf(context, agency.id, record);
  }
  const personal = prepared.flatMap((each, i) => {
    const result = results[i]!;
    const opens = 'row' in each && each.row.record.kind === 'response' && each.row.record.cases.some(({ kind }) => kind === 'person');
    return opens && (result.status === 'stored' || result.status === 'duplicate') ? [{ response: each.row.record.id, result }] : [];
  });
  const counted = (what: 'dropped' | 'unlinked') => prepared.filter((each) => what in each && (each as Prepared)[what]).length;
  return { results, personal, dropped: counted('dropped'), unlinked: counted('unlinked') };
}

/** Where events of one sender are prepared. */
export const deskOf = (context: Context, handed: Handed, agency: Agency, sender: KeyKind, arrival: Arrival): Desk => ({
  ...handed,
  store: context.store,
  agency,
  sender,
  arrival,
  trap: false,
  touchpointOf: (token) => touchpointOf(context, token, arrival.receivedAt),
});

const prepareOne = async (item: unknown, desk: Desk): Promise<Prepared | Rejected> => {
  try {
    return await prepare(item, desk);
  } catch (error) {
    if (error instanceof Rejected) return error;
    throw error;
  }
};

/** A full or failing disk is no fault of the sender's: the same request may come again. */
export const cannotWrite = (cause: unknown): never => {
  if (isEarshotError(cause)) throw cause;
  throw new EarshotError('server.busy', 'The server cannot write at the moment.', { cause });
};

/** The longest id that is said back of an event that has no valid one. */
const MOST_ID = 128;

const idOf = (item: unknown): string => (isObject(item) && typeof item.id === 'string' ? item.id.slice(0, MOST_ID).toWellFormed() : '');

function resultsOf(items: readonly unknown[], prepared: readonly (Prepared | Rejected)[], outcome: CommitResult): EventResult[] {
  let event = 0;
  let aside = 0;
  return prepared.map((each, i): EventResult => {
    const id = idOf(items[i]);
    if (each instanceof Rejected) return { id, status: 'rejected', reason: each.reason, ...(each.detail ? { detail: each.detail } : {}) };
    if ('aside' in each)
      return outcome.quarantined[aside++] ? { id, status: 'quarantined', reason: each.aside.reason } : { id, status: 'duplicate' };
    const became = outcome.events[event++] ?? 'duplicate';
    return became === 'conflict' ? { id, status: 'rejected', reason: 'conflict' } : { id, status: became };
  });
}

/** One message per survey and commit: what is shown live is asked for again, not sent. */
export function tell({ live, clock }: Context, { agency, events }: Commit, outcome: CommitResult): void {
  if (outcome.quarantined.includes(true)) live.publish({ agency, kind: 'quarantine' });
  const changed = new Map<string, { days: Set<string>; comment: boolean; case: boolean }>();
  for (const [i, { record }] of events.entries()) {
    if (outcome.events[i] !== 'stored' || record.kind === 'touchpoint') continue;
    const change = changed.get(record.survey) ?? { days: new Set(), comment: false, case: false };
    changed.set(record.survey, change);
    if (!record.test) change.days.add(dayText(record.day));
    if (record.comments.length > 0) change.comment = true;
    // A later revision may also withdraw a case.
    if (record.cases.length > 0 || (record.kind === 'response' && record.revision > 1)) change.case = true;
  }
  for (const [survey, change] of changed) {
    if (change.days.size > 0) live.publish({ agency, kind: 'counts', survey, days: [...change.days], at: clock() });
    if (change.comment) live.publish({ agency, kind: 'comment', survey });
    if (change.case) live.publish({ agency, kind: 'case', survey });
  }
}
