import type { CaseQuery } from '@earshot/sdk';

/** Which cases are listed: what a supervisor looks for, and what the route is asked. */
export const caseShows = ['active', 'mine', 'today', 'late', 'resolved', 'withdrawn'] as const;
export type CaseShow = (typeof caseShows)[number];

export const caseShow = (wanted: string | null): CaseShow => caseShows.find((show) => show === wanted) ?? 'active';

const pageLength = 50;

export function caseQuery(show: CaseShow, me: string, survey: string | null): CaseQuery {
  const of = survey ? { survey } : {};
  switch (show) {
    case 'mine':
      return { ...of, state: 'active', owner: me, limit: pageLength };
    case 'today':
      return { ...of, state: 'active', due: 'today', limit: pageLength };
    case 'late':
      return { ...of, state: 'active', due: 'late', limit: pageLength };
    case 'resolved':
    case 'withdrawn':
      return { ...of, state: show, limit: pageLength };
    default:
      return { ...of, state: 'active', limit: pageLength };
  }
}
