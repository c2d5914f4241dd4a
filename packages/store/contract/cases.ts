import type { CaseDetail } from '@earshot/model';
import { describe, expect, it } from 'vitest';
import type { RecordRow } from '../src/commit.ts';
import { aCommit, anEvent, aRecord, dailyCase, oneResponse, personCase } from './build.ts';
import { type Open, useStore } from './opening.ts';

const ana = { email: 'ana@city.gov', name: 'Ana' };

export const casesContract = (open: Open) =>
  describe('cases', () => {
    const use = useStore(open);
    const send = (id: string, said: Partial<RecordRow> = {}) =>
      use.store.commit(oneResponse(use.agency, id, { score: 1, cases: [personCase(id)], ...said }));
    const only = async (): Promise<CaseDetail> => {
      const { items } = await use.store.cases.list(use.agency, { limit: 9 });
      expect(items).toHaveLength(1);
      return (await use.store.cases.get(use.agency, items[0]!.id))!;
    };
    const lines = ({ history }: CaseDetail) => history.map(({ what, from, to }) => [what, from, to].filter(Boolean).join(' '));

    it('open once for one response and rule', async () => {
      await send('r1', { reference: 'PP-1', language: 'pl' });
      await send('r1');
      const opened = await only();
      expect(opened.id).toMatch(/^C-[0-9A-HJKMNP-TV-Z]{8}$/);
      expect(opened).toMatchObject({
        kind: 'person',
        survey: 'permit',
        service: 'permits',
        queue: 'permits',
        state: 'open',
        outcome: null,
        owner: null,
        openedAt: 1_795_000_001_000,
        closedAt: null,
        count: 1,
        score: 1,
        language: 'pl',
        channel: 'web',
        reference: 'PP-1',
        comment: 'Nobody answered the phone',
        day: '2026-11-22',
        history: [{ at: 1_795_000_001_000, by: 'system', what: 'opened' }],
      });
    });

    it('of a person are found by the response that opened them', async () => {
      await send('r1');
      await send('r2', { cases: [dailyCase()] });
      await send('r3', { score: 5, cases: [] });
      expect(await use.store.cases.ofResponse(use.agency, 'r1')).toMatchObject({ kind: 'person', state: 'open' });
      for (const id of ['r2', 'r3', 'r4']) expect(await use.store.cases.ofResponse(use.agency, id)).toBeNull();
    });

    it('show how a person can be reached as the highest revision says, in no list', async () => {
      const contact = { name: 'Ada', email: 'ada@example.org' };
      await send('r1', { contact });
      expect((await only()).contact).toEqual(contact);
      expect((await use.store.cases.list(use.agency, { limit: 9 })).items[0]).not.toHaveProperty('contact');
      await send('r1', { revision: 3, contact: { phone: '01632 960 001' } });
      await send('r1', { revision: 2, contact });
      expect((await only()).contact).toEqual({ phone: '01632 960 001' });
      await send('r1', { revision: 4 });
      expect(await only()).not.toHaveProperty('contact');
    });

    it('of a day, and of another agency, show nobody', async () => {
      await send('r1', { contact: { email: 'ada@example.org' }, cases: [dailyCase()] });
      expect(await only()).not.toHaveProperty('contact');
      await use.store.commit(oneResponse('town', 'r1', { score: 1, cases: [personCase('r1')] }));
      const { items } = await use.store.cases.list('town', { limit: 9 });
      expect(await use.store.cases.get('town', items[0]!.id)).not.toHaveProperty('contact');
    });

    it('open for nobody who only tests', async () => {
      await send('t1', { test: true });
      expect((await use.store.cases.list(use.agency, { limit: 9 })).items).toEqual([]);
    });

    it('are withdrawn untouched when a later revision no longer matches, and reopen when one does again', async () => {
      await send('r1');
      await send('r1', { revision: 2, score: 5, cases: [] });
      expect(await only()).toMatchObject({ state: 'withdrawn', closedAt: 1_795_000_001_000 });
      await send('r1', { revision: 3 });
      const again = await only();
      expect(again).toMatchObject({ state: 'open', closedAt: null, count: 1 });
      expect(lines(again)).toEqual(['opened', 'moved open withdrawn', 'reopened withdrawn open']);
    });

    it('that staff have touched stay, with the new score in their history', async () => {
      await send('r1');
      await use.store.cases.change(use.agency, (await only()).id, { note: 'I will call her' }, ana, 7);
      await send('r1', { revision: 2, score: 5, cases: [] });
      const kept = await only();
      expect(kept).toMatchObject({ state: 'open', score: 5 });
      expect(lines(kept)).toEqual(['opened', 'noted', 'score-changed 1 5']);
    });

    it('come to the same when all revisions arrive in one group', async () => {
      const events = [
        anEvent('1', aRecord('r1', { score: 1, cases: [personCase('r1')] })),
        anEvent('2', aRecord('r1', { revision: 2, score: 5, cases: [] })),
        anEvent('3', aRecord('r1', { revision: 3, score: 2, cases: [personCase('r1', { score: 2 })] })),
      ];
      await use.store.commit(aCommit(use.agency, events));
      const one = await only();
      expect(one).toMatchObject({ state: 'open', score: 2, count: 1 });
      expect(lines(one)).toEqual(['opened', 'moved open withdrawn', 'reopened withdrawn open', 'score-changed 1 2']);
    });

    it('of a day count up, say once that others joined, and count down again', async () => {
      for (const id of ['r1', 'r2', 'r3']) await send(id, { cases: [dailyCase({ dueAt: id === 'r1' ? 100 : 200 })] });
      expect(await only()).toMatchObject({ kind: 'daily', count: 3, dueAt: 100, score: null, comment: null, language: null });
      await send('r2', { revision: 2, cases: [] });
      await send('r3', { revision: 2, cases: [dailyCase()] });
      expect(await only()).toMatchObject({ count: 2, state: 'open' });
      await send('r1', { revision: 2, cases: [] });
      await send('r3', { revision: 3, cases: [] });
      const empty = await only();
      expect(empty).toMatchObject({ count: 0, state: 'withdrawn' });
      expect(lines(empty)).toEqual(['opened', 'joined', 'moved open withdrawn']);
      await send('r4', { cases: [dailyCase()] });
      expect(await only()).toMatchObject({ count: 1, state: 'open', dueAt: 100 });
    });

    it('of a day hand a response over to its own case when words come with a revision', async () => {
      await send('r1', { cases: [dailyCase()] });
      await send('r2', { cases: [dailyCase()] });
      await send('r1', { revision: 2, cases: [personCase('r1')] });
      const { items } = await use.store.cases.list(use.agency, { limit: 9 });
      expect(items.map(({ kind, count }) => [kind, count]).sort()).toEqual([
        ['daily', 1],
        ['person', 1],
      ]);
    });

    it('move, are assigned, noted and resolved by people, each with a line', async () => {
      await send('r1');
      const { id } = await only();
      const change = (what: object, at: number) => use.store.cases.change(use.agency, id, what, ana, at);
      await change({ owner: 'ana@city.gov', state: 'in-review' }, 10);
      await change({ state: 'contacted', note: 'Called' }, 20);
      const resolved = await change({ state: 'resolved', outcome: 'put-right' }, 30);
      expect(resolved).toMatchObject({ state: 'resolved', outcome: 'put-right', owner: 'ana@city.gov', closedAt: 30 });
      expect(resolved.history.slice(1)).toEqual([
        { at: 10, by: 'Ana', what: 'assigned', to: 'ana@city.gov' },
        { at: 10, by: 'Ana', what: 'moved', from: 'open', to: 'in-review' },
        { at: 20, by: 'Ana', what: 'moved', from: 'in-review', to: 'contacted' },
        { at: 20, by: 'Ana', what: 'noted', note: 'Called' },
        { at: 30, by: 'Ana', what: 'moved', from: 'contacted', to: 'resolved' },
      ]);
      const reopened = await change({ state: 'in-review' }, 40);
      expect(reopened).toMatchObject({ state: 'in-review', outcome: null, closedAt: null });
      expect(lines(reopened).at(-1)).toBe('reopened resolved in-review');
    });

    it('refuse moves that the states do not allow, and a resolution without an outcome', async () => {
      await send('r1');
      const { id } = await only();
      const change = (what: object) => use.store.cases.change(use.agency, id, what, ana, 10);
      await expect(change({ state: 'withdrawn' })).rejects.toMatchObject({ code: 'case.move-not-allowed' });
      await expect(change({ state: 'resolved' })).rejects.toMatchObject({ code: 'case.move-not-allowed' });
      await expect(change({ outcome: 'explained' })).rejects.toMatchObject({ code: 'case.move-not-allowed' });
      await expect(use.store.cases.change(use.agency, 'C-NOTHERE1', { note: 'x' }, ana, 10)).rejects.toMatchObject({
        code: 'case.unknown',
      });
      expect(lines(await only())).toEqual(['opened']);
    });

    it('hand out the words as they were written to who asks, and say so in the history', async () => {
      await send('r1', { original: 'sealed' });
      const { id, history, ...rest } = await only();
      expect([history.length, rest.original]).toEqual([1, true]);
      expect(await use.store.cases.original(use.agency, id, ana, 9)).toEqual({ response: 'r1', body: 'sealed' });
      expect((await only()).history.at(-1)).toEqual({ at: 9, by: 'Ana', what: 'read-original' });
      await send('r1', { revision: 2 });
      expect(await only()).not.toHaveProperty('original');
      expect(await use.store.cases.original(use.agency, id, ana, 10)).toBeNull();
      expect((await only()).history.filter(({ what }) => what === 'read-original')).toHaveLength(1);
      await expect(use.store.cases.original(use.agency, 'C-NONE', ana, 9)).rejects.toMatchObject({ code: 'case.unknown' });
    });

    it('are listed by due time while active, then newest closed first, page by page', async () => {
      for (const [id, dueAt] of Object.entries({ a: 300, b: 100, c: 200, d: 400, e: 500 }))
        await send(id, { cases: [personCase(id, { dueAt })] });
      const found = async (query: object) => (await use.store.cases.list(use.agency, { limit: 50, ...query })).items;
      const all = await found({});
      const close = (index: number, at: number) =>
        use.store.cases.change(use.agency, all[index]!.id, { state: 'resolved', outcome: 'explained' }, ana, at);
      await close(0, 1000);
      await close(1, 2000);
      await use.store.cases.change(use.agency, all[2]!.id, { owner: ana.email }, ana, 5);
      const due = (items: { dueAt: number }[]) => items.map(({ dueAt }) => dueAt);
      expect(due(await found({}))).toEqual([300, 400, 500, 200, 100]);
      expect(due(await found({ state: 'active' }))).toEqual([300, 400, 500]);
      expect(due(await found({ state: 'resolved' }))).toEqual([200, 100]);
      expect(due(await found({ owner: ana.email }))).toEqual([300]);
      expect(due(await found({ dueBefore: 450 }))).toEqual([300, 400]);
      expect(due(await found({ survey: 'bins' }))).toEqual([]);
      expect(await use.store.cases.tally(use.agency, 350, 400)).toEqual({ open: 3, late: 1, dueToday: 1, closed: 2 });
      const paged: number[] = [];
      let cursor: string | null = null;
      do {
        const page = await use.store.cases.list(use.agency, { limit: 2, ...(cursor && { cursor }) });
        paged.push(...due(page.items));
        cursor = page.next;
      } while (cursor);
      expect(paged).toEqual([300, 400, 500, 200, 100]);
    });
  });
