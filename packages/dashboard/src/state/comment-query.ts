import type { CommentQuery } from '@earshot/sdk';
import type { Period } from './period.ts';

const scores: Readonly<Record<string, { atLeast?: number; atMost?: number }>> = {
  low: { atMost: 2 },
  middle: { atLeast: 3, atMost: 3 },
  high: { atLeast: 4 },
};

const pageLength = 30;

/** What the comments route is asked for, from the page's address: a filter in the URL can be sent to a colleague. */
export function commentQuery(
  query: URLSearchParams,
  { from, to }: Pick<Period, 'from' | 'to'>,
): CommentQuery & { from: string; to: string } {
  const taken: Record<string, string> = {};
  for (const name of ['survey', 'q', 'language', 'channel']) {
    const value = query.get(name)?.trim();
    if (value) taken[name] = value;
  }
  return { ...taken, ...scores[query.get('score') ?? ''], ...(query.get('test') ? { test: true } : {}), from, to, limit: pageLength };
}
