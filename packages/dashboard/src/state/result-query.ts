import type { ResultsQuery } from '@earshot/sdk';
import type { Period } from './period.ts';

/** Longer than this and days are too many to be told apart: about a quarter. */
const daysAtMost = 123;

/** Whether a period is drawn by days or by weeks. */
export const stepOf = ({ from, to }: Pick<Period, 'from' | 'to'>): 'day' | 'week' =>
  (Date.parse(to) - Date.parse(from)) / 86_400_000 < daysAtMost ? 'day' : 'week';

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
