import type { Books, Commit, CommitResult } from './commit.ts';
import type { Schema } from './schema.ts';

export const statusOf = { stored: 'stored', superseded: 'superseded', duplicate: 'duplicate', conflict: 'rejected' } as const;

export const emptyBooks = (): Books => ({ received: 0, stored: 0, superseded: 0, duplicate: 0, rejected: 0, quarantined: 0 });

/** What a group adds to the books of each agency. An event set aside twice is a duplicate the second time. */
export const countBooks = (slot: number, commits: readonly Commit[], results: readonly CommitResult[]): Schema['book'][] => {
  const byAgency = new Map<string, Books>();
  commits.forEach(({ agency, events, quarantined, rejected }, index) => {
    const books = byAgency.get(agency) ?? emptyBooks();
    byAgency.set(agency, books);
    books.received += events.length + quarantined.length + rejected;
    books.rejected += rejected;
    for (const outcome of results[index]!.events) books[statusOf[outcome]] += 1;
    for (const isNew of results[index]!.quarantined) books[isNew ? 'quarantined' : 'duplicate'] += 1;
  });
  const rows = [...byAgency].flatMap(([agency, books]) => Object.entries(books).map(([status, n]) => ({ agency, slot, status, n })));
  return rows.filter(({ n }) => n > 0).sort((a, b) => (a.agency + a.status < b.agency + b.status ? -1 : 1));
};
