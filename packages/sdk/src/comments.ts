import { type Comment, CommentPage } from '@earshot/model';
import type { Http } from './http.ts';
import { eachItem } from './pages.ts';

export interface CommentQuery {
  survey?: string;
  /** Words to look for. */
  q?: string;
  from?: string;
  to?: string;
  /** Lowest score that came with it. */
  atLeast?: number;
  atMost?: number;
  language?: string;
  channel?: string;
  test?: boolean;
  limit?: number;
  cursor?: string;
}

/** What people wrote, newest first. Wants `responses:read`. */
export interface Comments {
  list(query?: CommentQuery): Promise<CommentPage>;
  /** Every comment, page after page. */
  each(query?: CommentQuery): AsyncIterable<Comment>;
}

export const createComments = (http: Http): Comments => {
  const list = (query: CommentQuery = {}) => http.get('v1/comments', CommentPage, query);
  return { list, each: (query = {}) => eachItem(list, query) };
};
