import type { Verdict } from '@earshot/model';
import type { EventOutcome, EventRow, Millis } from './commit.ts';
import type { CaseActor, Page } from './store.ts';

/** The name of an event that was set aside. */
export interface AsideKey {
  source: string;
  id: string;
}

export interface Aside extends AsideKey {
  type: string;
  hash: string;
  reason: string;
  survey: string | null;
  receivedAt: Millis;
  /** As it was handed in; empty once it was accepted, or forgotten. */
  body: string;
  verdict: Verdict;
  decidedAt: Millis | null;
  decidedBy: string | null;
}

export interface AsideQuery {
  /** @default waiting */
  verdict?: Verdict;
  reason?: string;
  survey?: string;
  /** Received at this instant or earlier. */
  until?: Millis;
  limit: number;
  cursor?: string;
}

/** Events that wait for a person, outside every number. */
export interface Quarantine {
  /** Newest first. */
  list(agency: string, query: AsideQuery): Promise<Page<Aside>>;
  find(agency: string, keys: readonly AsideKey[]): Promise<(Aside | undefined)[]>;
  /** How many wait, by reason. */
  tally(agency: string): Promise<{ reason: string; n: number }[]>;
  /**
   * Commits events that wait, as any other, and takes them out of the quarantined in the books, in one transaction; answers what became of
   * each, `null` for one that does not wait (any more).
   */
  accept(agency: string, events: readonly EventRow[], by: CaseActor, at: Millis): Promise<(EventOutcome | null)[]>;
  /** Leaves out what waits for good, or lets it wait again; answers which it did that to. What was accepted stays accepted. */
  decide(agency: string, keys: readonly AsideKey[], verdict: 'discarded' | 'waiting', by: CaseActor, at: Millis): Promise<boolean[]>;
  /** Empties what was discarded before then; answers how many. Their names stay, so that one that is sent again is a duplicate. */
  forget(discardedBefore: Millis): Promise<number>;
}
