import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { EventOutcome, EventRow, RecordRow } from '../src/commit.ts';
import type { Store } from '../src/store.ts';
import { aCommit, dailyCase, everyDay, oneResponse, personCase } from './build.ts';
import { anySequence, lowScores } from './sequence.ts';

/** Two stores that two servers opened on one empty place, and how a third would. */
export interface OpenedTwice {
  stores: readonly [Store, Store];
  another(): Promise<Store>;
  /** Closes both and removes the place. */
  close(): Promise<void>;
}

const ana = { email: 'ana@city.gov', name: 'Ana' };
const balanced = async (store: Store, agency: string) => {
  const { received, stored, superseded, duplicate, rejected, quarantined } = await store.upkeep.books(agency);
  expect(received).toBe(stored + superseded + duplicate + rejected + quarantined);
  return received;
};

/** What a driver must also pass whose database several servers may share. */
export const severalServersContract = (name: string, openTwice: () => Promise<OpenedTwice>) =>
  describe(`${name} with several servers`, () => {
    let opened: OpenedTwice;
    let agency: string;
    let tests = 0;
    beforeAll(async () => {
      opened = await openTwice();
    });
    beforeEach(() => {
      tests += 1;
      agency = `agency-${tests}`;
    });
    afterAll(() => opened.close());

    it('gives one event that reaches two of them at once one effect', async () => {
      const [one, two] = opened.stores;
      const low = { score: 1, cases: [dailyCase()], comments: [{ question: 'why', text: 'Slow', words: 'slow' }] };
      const ids = Array.from({ length: 150 }, (_, n) => `r${n}`);
      const send = (store: Store, list: string[]) => Promise.all(list.map((id) => store.commit(oneResponse(agency, id, low))));
      const [forwards, backwards] = await Promise.all([send(one, ids), send(two, [...ids].reverse())]);
      ids.forEach((_, index) => {
        const outcomes = [forwards[index]!.events[0], backwards[ids.length - 1 - index]!.events[0]];
        expect(outcomes.sort()).toEqual(['duplicate', 'stored']);
      });
      expect((await one.counts.read(agency, 'permit', everyDay)).map(({ n }) => n)).toEqual([150, 150, 150]);
      const { items } = await two.cases.list(agency, { limit: 9 });
      expect(items.map(({ count }) => count)).toEqual([150]);
      expect((await two.comments.list(agency, { limit: 500, search: 'slow' })).items).toHaveLength(150);
      expect(await balanced(one, agency)).toBe(300);
      expect(await one.upkeep.countsEqualRebuild()).toBe(true);
    });

    it('keeps, counts and follows up the highest revision, whoever takes which', async () => {
      let runs = 0;
      await fc.assert(
        fc.asyncProperty(anySequence, async (sequence) => {
          runs += 1;
          const place = `${agency}-${runs}`;
          const taken = await Promise.all(
            sequence.map(async (events, index) => ({
              events,
              outcomes: (await opened.stores[index % 2]!.commit(aCommit(place, events))).events,
            })),
          );
          const said: [EventRow<RecordRow>, EventOutcome][] = taken.flatMap(({ events, outcomes }) =>
            events.map((event, at) => [event, outcomes[at]!] as const),
          );
          const kept = new Map<string, RecordRow>();
          for (const [{ record }, outcome] of said) {
            if (outcome === 'stored' && record.revision >= (kept.get(record.id)?.revision ?? -1)) kept.set(record.id, record);
          }
          const entered = said.filter(([, outcome]) => outcome === 'stored' || outcome === 'superseded').map(([{ id }]) => id);
          expect(new Set(entered).size).toBe(entered.length);

          const [, store] = opened.stores;
          const counted: Record<string, number> = {};
          for (const { test, day, answers } of kept.values()) {
            for (const { question, value } of test ? [] : answers)
              counted[`${day} ${question} ${value}`] = (counted[`${day} ${question} ${value}`] ?? 0) + 1;
          }
          const counts = await store.counts.read(place, 'permit', everyDay, {}, 'day');
          expect(Object.fromEntries(counts.map(({ group, question, value, n }) => [`${group} ${question} ${value}`, n]))).toEqual(counted);
          const comments = [...kept.values()].flatMap(({ id, comments }) => comments.map(({ text }) => `${id} ${text}`)).sort();
          const found = (await store.comments.list(place, { limit: 100, search: 'word' })).items;
          expect(found.map(({ response, text }) => `${response} ${text}`).sort()).toEqual(comments);
          const active = (await store.cases.list(place, { limit: 100, state: 'active' })).items;
          const persons = active.filter(({ kind }) => kind === 'person').length;
          const daily = active.filter(({ kind }) => kind === 'daily').reduce((sum, { count }) => sum + count, 0);
          expect({ persons, daily }).toEqual(lowScores(kept.values()));
          await balanced(store, place);
        }),
        { numRuns: 30 },
      );
      expect(await opened.stores[0].upkeep.countsEqualRebuild()).toBe(true);
    });

    it('numbers the versions of a survey one after the other', async () => {
      const survey = (title: string) => ({ id: 'permit', title: { en: title } }) as never;
      const publish = (n: number) => opened.stores[n % 2]!.surveys.publish(agency, survey(`T${n >> 1}`), `h${n >> 1}`, n);
      const published = await Promise.all(Array.from({ length: 12 }, (_, n) => publish(n)));
      // Each content was published by both.
      expect(published.map(({ version }) => version).sort((a, b) => a - b)).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6]);
      expect(published.filter(({ isNew }) => isNew)).toHaveLength(6);
    });

    it('lets one address be taken once', async () => {
      const user = { agency, email: `ana@${agency}.gov`, name: 'Ana', role: 'admin', passwordHash: 'h' } as const;
      const added = await Promise.allSettled(opened.stores.map((store) => store.staff.add(user, 1)));
      expect(added.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const [one, two] = opened.stores;
      await one.staff.openSession({ hash: `s-${agency}`, agency, email: user.email, expiresAt: 10 });
      expect(await two.staff.session(`s-${agency}`, 1)).toMatchObject({ user: { name: 'Ana' } });
      await two.staff.closeSession(`s-${agency}`);
      expect(await one.staff.session(`s-${agency}`, 1)).toBeNull();
    });

    it('keeps every line of a case that several write at once', async () => {
      const [one, two] = opened.stores;
      await one.commit(oneResponse(agency, 'low', { score: 1, cases: [personCase('low')] }));
      const { id } = (await two.cases.list(agency, { limit: 1 })).items[0]!;
      const notes = Array.from({ length: 20 }, (_, n) => opened.stores[n % 2]!.cases.change(agency, id, { note: `note ${n}` }, ana, n));
      const revisions = Array.from({ length: 5 }, (_, n) =>
        one.commit(oneResponse(agency, 'low', { revision: n + 2, score: n % 2, cases: [personCase('low', { score: n % 2 })] })),
      );
      await Promise.all<unknown>([...notes, ...revisions]);
      const { history } = (await two.cases.get(agency, id))!;
      expect(history.filter(({ what }) => what === 'noted')).toHaveLength(20);
      expect(history[0]).toMatchObject({ what: 'opened' });
    });

    it('recounts while the others go on writing', async () => {
      const [one, two] = opened.stores;
      const commits = Array.from({ length: 200 }, (_, n) =>
        two.commit(oneResponse(agency, `r${n % 150}`, { revision: 1 + (n >= 150 ? 1 : 0) })),
      );
      const rebuilt = [];
      for (let n = 0; n < 3; n += 1) rebuilt.push(await one.upkeep.rebuild());
      await Promise.all(commits);
      expect(await one.upkeep.countsEqualRebuild()).toBe(true);
      expect((await one.counts.read(agency, 'permit', everyDay)).map(({ n }) => n)).toEqual([150, 150, 150]);
    });

    it('says that the database takes writes, to all who ask at once', async () => {
      const asked = Array.from({ length: 12 }, (_, n) => opened.stores[n % 2]!.upkeep.canWrite());
      expect(await Promise.all(asked)).toEqual(Array(12).fill(true));
    });

    it('passes a word on to the others, not to whoever tells it', async () => {
      const [one, two] = opened.stores;
      const heard: (string | null)[] = [];
      const own: (string | null)[] = [];
      const stopOwn = one.peers.hear((word) => own.push(word));
      const told = new Promise<void>((resolve) => {
        const stop = two.peers.hear((word) => {
          heard.push(word);
          if (word !== 'last') return;
          stop();
          resolve();
        });
      });
      await one.peers.tell('Ünï "quoted"');
      await one.peers.tell('last');
      await told;
      stopOwn();
      expect(heard).toEqual(['Ünï "quoted"', 'last']);
      expect(own).toEqual([]);
    });

    it('opens while the others write', async () => {
      const [one] = opened.stores;
      const commits = Array.from({ length: 50 }, (_, n) => one.commit(oneResponse(agency, `r${n}`)));
      const third = await opened.another();
      await Promise.all([...commits, third.commit(oneResponse(agency, 'r50'))]);
      await third.close();
      expect(await one.upkeep.responseCount(agency)).toBe(51);
    });
  });
