import type { JourneyPage, JourneyStep } from '@earshot/model';
import type { Http } from './http.ts';
import { eachItem } from './pages.ts';

/** A journey of two hundred steps is one request. */
const STEPS = 200;

/** Everything recorded for one reference. */
export type JourneyOf = (reference: string) => Promise<JourneyStep[]>;

/** A page as far as it is gone through here. By hand: the union of every kind of step would cost a client more than all that reads it. */
const page = {
  safeParse(value: unknown) {
    const { items, next } = (value ?? {}) as Partial<JourneyPage>;
    return Array.isArray(items) && items.every((step) => typeof step?.type === 'string') && (next === null || typeof next === 'string')
      ? { success: true as const, data: { items, next } }
      : { success: false as const, error: { issues: [{ path: ['items'] }] } };
  },
};

export const createJourney = (http: Http): JourneyOf => {
  const list = (query: { reference: string; limit: number; cursor?: string }) => http.get('v1/journeys', page, query);
  return async (reference) => {
    const steps: JourneyStep[] = [];
    for await (const step of eachItem(list, { reference, limit: STEPS })) steps.push(step);
    return steps;
  };
};
