import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Commit, EventOutcome, EventRow, RecordRow } from '../src/commit.ts';
import type { Store } from '../src/store.ts';
import { aCommit, anEvent, aRecord, aView, dailyCase, everyDay, fact, personCase } from './build.ts';
import { type Open, useStore } from './opening.ts';

/** Small pools, so that ids, responses and revisions meet each other all the time. */
const anyEvent = fc
  .record({
    id: fc.integer({ min: 0, max: 11 }),
    record: fc.integer({ min: 0, max: 4 }),
    revision: fc.integer({ min: 1, max: 3 }),
    score: fc.integer({ min: 1, max: 3 }),
    day: fc.constantFrom(20_261_121, 20_261_122),
    test: fc.boolean().map((flag) => flag),
    words: fc.boolean(),
    seen: fc.integer({ min: 0, max: 3 }).map((n) => n === 0),
  })
  .map(({ id, record, revision, score, day, test, words, seen }): EventRow<RecordRow> => {
    const rare = test && score === 3;
    if (seen) return anEvent(`e${id}`, aView(`v${record}`, (revision - 1) as 0 | 1 | 2, { day, test: rare, hash: `${revision} ${day}` }));
    const hash = `${revision} ${score} ${day} ${words} ${rare}`;
    const comment = words ? [{ question: 'why', text: `word${score}`, words: `word${score}` }] : [];
    const cases = score === 1 ? [words ? personCase(`r${record}`) : dailyCase()] : [];
    const answers = [fact('ease', score), fact('~response', 'answered')];
    return anEvent(`e${id}`, aRecord(`r${record}`, { revision, score, day, hash, test: rare, answers, comments: comment, cases }));
  });
export const anySequence = fc.array(fc.array(anyEvent, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 14 });

/** The rules once more, as plainly as they can be said. */
class Model {
  readonly ledger = new Map<string, string>();
  readonly records = new Map<string, RecordRow>();

  take({ id, hash, record }: EventRow<RecordRow>): EventOutcome {
    if (this.ledger.has(id)) return this.ledger.get(id) === hash ? 'duplicate' : 'conflict';
    const kept = this.records.get(record.id);
    const sameRevision = kept?.revision === record.revision;
    if (sameRevision && kept.hash !== record.hash && record.kind === 'response') return 'conflict';
    this.ledger.set(id, hash);
    if (sameRevision && kept.hash === record.hash) return 'duplicate';
    if (kept && kept.revision >= record.revision) return 'superseded';
    this.records.set(record.id, record);
    return 'stored';
  }

  counts(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const { test, day, answers } of this.records.values()) {
      if (test) continue;
      for (const { question, value } of answers) counts[`${day} ${question} ${value}`] = (counts[`${day} ${question} ${value}`] ?? 0) + 1;
    }
    return counts;
  }

  comments(): string[] {
    return [...this.records.values()].flatMap(({ id, comments }) => comments.map(({ text }) => `${id} ${text}`)).sort();
  }

  lowScores() {
    return lowScores(this.records.values());
  }
}

/** Responses that belong to an open case: their own, or the day's. */
export const lowScores = (records: Iterable<RecordRow>): { persons: number; daily: number } => {
  const open = [...records].filter(({ test, cases }) => !test && cases.length > 0).map(({ cases }) => cases[0]!.kind);
  return { persons: open.filter((kind) => kind === 'person').length, daily: open.filter((kind) => kind === 'daily').length };
};

const kept = async (store: Store, agency: string) => {
  const counts = await store.counts.read(agency, 'permit', everyDay, {}, 'day');
  const filtered = await store.counts.read(agency, 'permit', everyDay, { channel: 'web' }, 'day');
  expect(filtered).toEqual(counts);
  const comments = (await store.comments.list(agency, { limit: 100 })).items.map(({ response, text }) => `${response} ${text}`).sort();
  const found = (await store.comments.list(agency, { limit: 100, search: 'word' })).items
    .map(({ response, text }) => `${response} ${text}`)
    .sort();
  expect(found).toEqual(comments);
  const cases = [];
  for (const { id } of (await store.cases.list(agency, { limit: 100 })).items) {
    const { id: _, ...rest } = (await store.cases.get(agency, id))!;
    cases.push(rest);
  }
  const inOrder = cases.map((one) => JSON.stringify(one)).sort();
  return {
    counts: Object.fromEntries(counts.map(({ group, question, value, n }) => [`${group} ${question} ${value}`, n])),
    comments,
    cases: inOrder,
  };
};

export const sequenceContract = (open: Open) =>
  describe('any sequence of commits', () => {
    const use = useStore(open);

    it('comes to what the rules say, grouped or one by one, and its totals equal a recount', async () => {
      let runs = 0;
      await fc.assert(
        fc.asyncProperty(anySequence, async (sequence) => {
          runs += 1;
          const agency = `${use.agency}-${runs}`;
          const requests = (name: string): Commit[] => sequence.map((events) => aCommit(name, events));
          const model = new Model();
          const expected = sequence.map((events) => events.map((event) => model.take(event)));

          const alone = [];
          for (const request of requests(`${agency}-alone`)) alone.push((await use.store.commit(request)).events);
          const grouped = await Promise.all(requests(`${agency}-grouped`).map((request) => use.store.commit(request)));
          expect(alone).toEqual(expected);
          expect(grouped.map(({ events }) => events)).toEqual(expected);

          const one = await kept(use.store, `${agency}-alone`);
          expect(await kept(use.store, `${agency}-grouped`)).toEqual(one);
          expect(one.counts).toEqual(model.counts());
          expect(one.comments).toEqual(model.comments());
          const active = (await use.store.cases.list(`${agency}-alone`, { limit: 100, state: 'active' })).items;
          const persons = active.filter(({ kind }) => kind === 'person').length;
          const daily = active.filter(({ kind }) => kind === 'daily').reduce((sum, { count }) => sum + count, 0);
          expect({ persons, daily }).toEqual(model.lowScores());
        }),
        { numRuns: 60 },
      );
      expect(await use.store.upkeep.countsEqualRebuild()).toBe(true);
    });
  });
