import { JourneyPage, type JourneyStep } from '@earshot/model';
import type { Http } from './http.ts';
import { eachItem } from './pages.ts';

/** A journey of two hundred steps is one request. */
const STEPS = 200;

/** Everything recorded for one reference. */
export type JourneyOf = (reference: string) => Promise<JourneyStep[]>;

export const createJourney = (http: Http): JourneyOf => {
  const page = (query: { reference: string; limit: number; cursor?: string }) => http.get('v1/journeys', JourneyPage, query);
  return async (reference) => {
    const steps: JourneyStep[] = [];
    for await (const step of eachItem(page, { reference, limit: STEPS })) steps.push(step);
    return steps;
  };
};
