import { AsideDone, type SetAside, type SetAsidePage, type Verdict, type WhichAside } from '@earshot/model';
import * as z from 'zod/mini';
import type { Http } from './http.ts';
import { eachItem } from './pages.ts';

export interface QuarantineQuery {
  /** @default waiting */
  verdict?: Verdict;
  reason?: string;
  survey?: string;
  limit?: number;
  cursor?: string;
}

/** Answers that wait for a person, outside every number. Wants `cases`. */
export interface Quarantine {
  /** Newest first, with how many wait, by reason. */
  list(query?: QuarantineQuery): Promise<SetAsidePage>;
  /** Every one, page after page. */
  each(query?: QuarantineQuery): AsyncIterable<SetAside>;
  /** Lets them in: each counts once, as if it had just come. `more`: a thousand of the reason are done, ask again. */
  accept(which: WhichAside): Promise<AsideDone>;
  /** Leaves them out for good; for a month they can wait again. */
  discard(which: WhichAside): Promise<AsideDone>;
  /** Lets those that were discarded wait again. */
  restore(which: WhichAside): Promise<AsideDone>;
}

// Answers are shown as they came, whatever a newer survey lets people say: what the list cannot do without is checked, the rest is passed on.
const Page = z.object({
  items: z.array(
    z.looseObject({
      id: z.string(),
      reason: z.string(),
      said: z.nullable(z.looseObject({ answers: z.array(z.looseObject({ question: z.string() })) })),
    }),
  ),
  next: z.nullable(z.string()),
  tally: z.array(z.object({ reason: z.string(), n: z.int() })),
}) as unknown as z.ZodMiniType<SetAsidePage>;

export const createQuarantine = (http: Http): Quarantine => {
  const list = (query: QuarantineQuery = {}) => http.get('v1/quarantine', Page, query);
  // Said twice, the second finds nothing that waits.
  const decide = (deed: string) => (which: WhichAside) =>
    http.change('post', `v1/quarantine/${deed}`, AsideDone, { json: which, again: true });
  return {
    list,
    each: (query = {}) => eachItem(list, query),
    accept: decide('accept'),
    discard: decide('discard'),
    restore: decide('restore'),
  };
};
