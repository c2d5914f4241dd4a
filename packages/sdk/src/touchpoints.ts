import type { CatalogueInCode, TouchpointIn } from '@earshot/model';
import type { EventOptions, Events } from './events.ts';
import type { Recorded } from './lane.ts';

/** What happened between people and services, told by the agency's own systems. Wants a secret key with `events`. */
export interface Touchpoints<C extends CatalogueInCode = CatalogueInCode> {
  /**
   * Records one. The `token` of the result goes into a link to a survey (`?t=`) or `data-reference`, so that the answer is linked to it;
   * recorded again under the same id, a touchpoint is answered with a token again.
   * @throws RefusedError with the reason (`invalid`, `unknown-kind`, `unknown-service`, `conflict` …) when it is rejected; QueueFullError.
   */
  record(touchpoint: TouchpointIn<C>, options?: EventOptions): Promise<Recorded>;
  /** Records any number; the results come in the order given, and a rejected one stops no other. */
  recordAll(touchpoints: readonly (EventOptions & { data: TouchpointIn<C> })[]): Promise<Recorded[]>;
}

export const createTouchpoints = (events: Events): Touchpoints => ({
  record: (touchpoint, options) => events.one('earshot.touchpoint.recorded', touchpoint, options),
  recordAll: (touchpoints) => events.many('earshot.touchpoint.recorded', touchpoints),
});
