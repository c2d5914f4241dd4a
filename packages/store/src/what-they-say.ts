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
  const responses = [...records.values()].filter(isCounted).filter(({ event }) => event.record.kind === 'response');
  await forgetComments(db, dialect, responses.filter(({ recordKey }) => before.get(recordKey)).map(ofResponse));
  const said = responses.flatMap((arrival) => {
    const byQuestion = new Map(arrival.event.record.comments.map((comment) => [comment.question, comment]));
    return [...byQuestion.values()].map((comment) => ({ arrival, comment }));
  });
  const numbers = await dialect.search.add(
    db,
    said.map(({ arrival: { agency, event }, comment: { words } }) => ({ agency, at: event.record.at, words })),
  );
  await dialect.rows(db).insertNew(
    'comment',
    said.map(({ arrival, comment }, index) => commentRow(arrival, comment, numbers[index]!)),
  );
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
  for (const table of apartTables) {
    await rows.remove(table, revised.map(ofResponse));
    const told = responses.flatMap((arrival) => {
      const body = apart[table](arrival.event.record);
      return body === null ? [] : [{ ...ofResponse(arrival), body }];
    });
    await rows.insertNew(table, told);
  }
}

type ResponseKey = Pick<CommentTable, 'agency' | 'response'>;

/** Removes what is kept apart of these responses. */
export async function forgetApart(db: Database, dialect: Dialect, responses: readonly ResponseKey[]): Promise<void> {
  for (const table of apartTables) await dialect.rows(db).remove(table, responses);
}

/** Removes the comments of responses, from the search index too. */
export async function forgetComments(db: Database, dialect: Dialect, responses: readonly ResponseKey[]): Promise<void> {
  if (responses.length === 0) return;
  const rows = dialect.rows(db);
  const comments = await rows.under('comment', responses);
  if (comments.length === 0) return;
  await dialect.search.remove(db, comments);
  await rows.remove('comment', responses);
}

const ofResponse = ({ agency, event }: Arrival) => ({ agency, response: event.record.id });

const commentRow = ({ agency, event }: Arrival<RecordRow>, { question, text }: CommentRow, number: number): CommentTable => {
  const { id, survey, service, channel, language, day, at, score, page, test } = event.record;
  return { agency, response: id, question, number, survey, service, channel, language, day, at, score, page, test: test ? 1 : 0, text };
};
