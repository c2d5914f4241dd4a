import type { EventResult, ScoreRecorded } from '@earshot/model';
import type { EventOptions, Events } from './events.ts';

/** Scores from the agency's own systems: calls, desks, imports. Wants a secret key with `events`. */
export interface Scores {
  /**
   * Records one score.
   * @throws RefusedError with the reason (`unknown-measure`, `unknown-service`, `conflict` …) when it is rejected.
   */
  record(score: ScoreRecorded, options?: EventOptions): Promise<EventResult>;
  /** Records any number; the results come in the order given, and a rejected one stops no other. */
  recordAll(scores: readonly (EventOptions & { data: ScoreRecorded })[]): Promise<EventResult[]>;
}

export const createScores = (events: Events): Scores => ({
  record: (score, options) => events.one('earshot.score.recorded', score, options),
  recordAll: (scores) => events.many('earshot.score.recorded', scores),
});
