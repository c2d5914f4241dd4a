import { type Case, type CaseChange, CaseDetail, CaseOriginal, CasePage, type CaseState } from '@earshot/model';
import type { Http } from './http.ts';
import { eachItem } from './pages.ts';

export interface CaseQuery {
  /** `active` = open, in review or contacted. */
  state?: CaseState | 'active';
  survey?: string;
  owner?: string;
  due?: 'late' | 'today';
  limit?: number;
  cursor?: string;
}

/** Bad experiences that somebody must act on. Wants `cases`. */
export interface Cases {
  list(query?: CaseQuery): Promise<CasePage>;
  /** Every case, page after page. */
  each(query?: CaseQuery): AsyncIterable<Case>;
  /** One with its history. @throws RefusedError `case.unknown` */
  get(id: string): Promise<CaseDetail>;
  /** Moves, assigns or notes; resolving wants an outcome. @throws RefusedError `case.move-not-allowed`, `case.unknown` */
  update(id: string, change: CaseChange): Promise<CaseDetail>;
  /**
   * The words as the person wrote them, before personal details were taken out; none where nothing was. A line of the history says who read
   * them. For people who are signed in alone. @throws RefusedError `staff.not-allowed`, `case.unknown`
   */
  original(id: string): Promise<CaseOriginal>;
}

export const createCases = (http: Http): Cases => {
  const list = (query: CaseQuery = {}) => http.get('v1/cases', CasePage, query);
  const path = (id: string) => `v1/cases/${encodeURIComponent(id)}`;
  return {
    list,
    each: (query = {}) => eachItem(list, query),
    get: (id) => http.get(path(id), CaseDetail),
    update: (id, change) => http.change('patch', path(id), CaseDetail, { json: change }),
    original: (id) => http.change('post', `${path(id)}/original`, CaseOriginal),
  };
};
