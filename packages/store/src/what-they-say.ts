import type { CommentRow } from './commit.ts';
import type { Database, Dialect } from './dialect.ts';
import type { Arrival } from './fold.ts';
import { answerRows, type Settled, unpackFacts } from './record.ts';
import type { AnswerTable, CommentTable, SeenTable } from './schema.ts';
import { distinctFacts, type Tally } from './tally.ts';

/** Keeps the answers and comments of every record a group stored, in place of those of its earlier revision, and tallies the difference. */
export async function keepWhatTheySay(db: Database, dialect: Dialect, { records, before }: Settled, tally: Tally): Promise<void> {
  const rows = dialect.rows(db);
  const answers: AnswerTable[] = [];
  const comments: { arrival: Arrival; comment: CommentRow }[] = [];
  for (const arrival of records.values()) {
    const { agency, event } = arrival;
    const { record } = event;
    const stood = before.get(arrival.recordKey);
    if (!record.test) for (const fact of distinctFacts(record.answers)) tally.add({ agency, ...record }, fact, 1);
    if (record.kind === 'seen') {
      const earlier = stood as SeenTable | undefined;
      if (earlier && !earlier.test) for (const fact of unpackFacts(earlier.facts)) tally.add(earlier, fact, -1);
      continue;
    }
    if (stood) {
      for (const earlier of await rows.under('answer', { agency, response: record.id })) if (!earlier.test) tally.add(earlier, earlier, -1);
      await forget(db, dialect, agency, record.id);
    }
    answers.push(...answerRows(agency, record));
    for (const comment of record.comments) comments.push({ arrival, comment });
  }
  await rows.insertNew('answer', answers);
  await keepComments(db, dialect, comments);
}

/** Removes what a response says, from the search index too. */
export async function forget(db: Database, dialect: Dialect, agency: string, response: string): Promise<void> {
  const rows = dialect.rows(db);
  await rows.remove('answer', [{ agency, response }]);
  const comments = await rows.under('comment', { agency, response });
  if (comments.length === 0) return;
  await dialect.search.remove(db, comments);
  await rows.remove('comment', [{ agency, response }]);
}

async function keepComments(db: Database, dialect: Dialect, comments: readonly { arrival: Arrival; comment: CommentRow }[]): Promise<void> {
  const kept: CommentTable[] = [];
  for (const { arrival, comment } of comments) {
    const { agency, event } = arrival;
    const { id, survey, service, channel, language, day, at, score, page, test } = event.record;
    const number = await dialect.search.number(db, at);
    const place = { agency, response: id, question: comment.question, number, survey, service, channel, language, day, at, score, page };
    kept.push({ ...place, test: test ? 1 : 0, text: comment.text });
    await dialect.search.add(db, [{ agency, number, words: comment.words }]);
  }
  await dialect.rows(db).insertNew('comment', kept);
}
