import type { CatalogueInCode, ScoreIn } from '@earshot/model';
import type { EventOptions, Events } from './events.ts';
import type { Recorded } from './lane.ts';

/** Scores from the agency's own systems: calls, desks, imports. Wants a secret key with `events`. */
export interface Scores<C extends CatalogueInCode = CatalogueInCode> {
  /**
   * Records one score. Many at once share requests.
   * @throws RefusedError with the reason (`unknown-measure`, `unknown-service`, `conflict` …) when it is rejected; QueueFullError.
   */
  record(score: ScoreIn<C>, options?: EventOptions): Promise<Recorded>;
  /** Records any number; the results come in the order given, and a rejected one stops no other. */
  recordAll(scores: readonly (EventOptions & { data: ScoreIn<C> })[]): Promise<Recorded[]>;
}

export const createScores = (events: Events): Scores => ({
  record: (score, options) => events.one('earshot.score.recorded', score, options),
  recordAll: (scores) => events.many('earshot.score.recorded', scores),
});
