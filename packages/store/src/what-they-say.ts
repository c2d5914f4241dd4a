import type { CommentRow, RecordRow } from './commit.ts';
import type { Database, Dialect } from './dialect.ts';
import { type Arrival, isCounted } from './fold.ts';
import type { Settled } from './record.ts';
import type { CommentTable, ResponseTable, SeenTable } from './schema.ts';
import type { Tally } from './tally.ts';

/** Tallies what every record of a group says now, less what its earlier revision said. */
export function tallyFacts({ records, before }: Settled, tally: Tally): void {
  for (const { agency, recordKey, facts, event } of [...records.values()].filter(isCounted)) {
    const { survey, service, day, test } = event.record;
    const stood = before.get(recordKey) as ResponseTable | SeenTable | undefined;
    if (!test) tally.add({ agency, survey, service, day }, facts, 1);
    if (stood && !stood.test) tally.add(stood, stood.facts, -1);
  }
}

/** Keeps the comments of every response a group stored, in place of those of its earlier revision. */
export async function keepComments(db: Database, dialect: Dialect, { records, before }: Settled): Promise<void> {
  const kept: CommentTable[] = [];
  for (const arrival of [...records.values()].filter(isCounted)) {
    const { comments, kind, id } = arrival.event.record;
    if (kind === 'response' && before.get(arrival.recordKey)) await forgetComments(db, dialect, arrival.agency, id);
    const byQuestion = new Map(comments.map((comment) => [comment.question, comment]));
    for (const comment of byQuestion.values()) kept.push(await numbered(db, dialect, arrival, comment));
  }
  await dialect.rows(db).insertNew('comment', kept);
}

/** What says who somebody is, each in a table of its own, and how a record says it. */
const apart: Record<'contact' | 'original', (record: RecordRow) => string | null> = {
  contact: ({ contact }) => contact && JSON.stringify(contact),
  original: ({ original }) => original,
};
const apartTables = ['contact', 'original'] as const;

/** Keeps how people can be reached, and their words as they wrote them, in place of what their earlier revision said. */
export async function keepApart(db: Database, dialect: Dialect, { records, before }: Settled): Promise<void> {
  const responses = [...records.values()].filter(isCounted).filter(({ event }) => event.record.kind === 'response');
  const revised = responses.filter(({ recordKey }) => before.get(recordKey));
  const rows = dialect.rows(db);
  const keyOf = ({ agency, event }: Arrival) => ({ agency, response: event.record.id });
  for (const table of apartTables) {
    await rows.remove(table, revised.map(keyOf));
    const told = responses.flatMap((arrival) => {
      const body = apart[table](arrival.event.record);
      return body === null ? [] : [{ ...keyOf(arrival), body }];
    });
    await rows.insertNew(table, told);
  }
}

/** Removes what is kept apart of these responses. */
export async function forgetApart(db: Database, dialect: Dialect, agency: string, responses: readonly string[]): Promise<void> {
  for (const table of apartTables) {
    await dialect.rows(db).remove(
      table,
      responses.map((response) => ({ agency, response })),
    );
  }
}

/** Removes a response's comments, from the search index too. */
export async function forgetComments(db: Database, dialect: Dialect, agency: string, response: string): Promise<void> {
  const rows = dialect.rows(db);
  const comments = await rows.under('comment', { agency, response });
  if (comments.length === 0) return;
  await dialect.search.remove(db, comments);
  await rows.remove('comment', [{ agency, response }]);
}

/** Enters a comment into the search index, which gives it its number. */
async function numbered(
  db: Database,
  dialect: Dialect,
  { agency, event }: Arrival<RecordRow>,
  { question, text, words }: CommentRow,
): Promise<CommentTable> {
  const { id, survey, service, channel, language, day, at, score, page, test } = event.record;
  const number = await dialect.search.number(db, at);
  await dialect.search.add(db, [{ agency, number, words }]);
  return { agency, response: id, question, number, survey, service, channel, language, day, at, score, page, test: test ? 1 : 0, text };
}
