import { Results } from '@earshot/model';
import type { Http } from './http.ts';

export interface ResultsQuery {
  survey: string;
  /** First day, `YYYY-MM-DD`, in the agency's time zone. */
  from: string;
  /** Last day, included. */
  to: string;
  /** Once more per group, in order. */
  by?: 'day' | 'week' | 'month' | 'service' | 'channel' | 'language';
  service?: string;
  channel?: string;
  language?: string;
}

/** The numbers, each with what it needs to be read honestly. Wants `results`. */
export interface ResultsOf {
  get(query: ResultsQuery): Promise<Results>;
}

export const createResults = (http: Http): ResultsOf => ({
  get: (query) => http.get('v1/results', Results, query),
});
