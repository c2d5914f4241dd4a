import type { ResultsQuery } from '@earshot/sdk';
import type { Period } from './period.ts';

/** Dimensions one may look at apart, each a value of the address. */
export const resultFilters = ['language', 'channel', 'service'] as const;
export type ResultFilter = (typeof resultFilters)[number];

/** What the results route is asked for, from the page's address. */
export function resultQuery(survey: string, query: URLSearchParams, { from, to }: Pick<Period, 'from' | 'to'>): ResultsQuery {
  const filters: Partial<Record<ResultFilter, string>> = {};
  for (const name of resultFilters) {
    const value = query.get(name);
    if (value) filters[name] = value;
  }
  return { survey, from, to, ...filters };
}
