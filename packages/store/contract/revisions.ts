import { describe, expect, it } from 'vitest';
import { aCommit, anEvent, aRecord, aView, everyDay, fact, oneResponse } from './build.ts';
import { type Open, useStore } from './opening.ts';

const gave = (score: number, more: object = {}) => ({ score, answers: [fact('satisfaction', score)], ...more });

export const revisionsContract = (open: Open) =>
  describe('revisions', () => {
    const use = useStore(open);
    const counted = async () =>
      (await use.store.counts.read(use.agency, 'permit', everyDay)).map(({ question, value, n }) => `${question} ${value}: ${n}`);
    const send = async (...args: [id: string, said: object]) => (await use.store.commit(oneResponse(use.agency, ...args))).events[0];

    it('of a response replace each other upward, in what is kept and in what is counted', async () => {
      await send('r1', gave(4, { comments: [{ question: 'why', text: 'Fine', words: 'fine' }] }));
      expect(
        await send('r1', gave(2, { revision: 2, complete: false, comments: [{ question: 'why', text: 'Slow', words: 'slow' }] })),
      ).toBe('stored');
      expect(await counted()).toEqual(['satisfaction 2: 1']);
      expect(await use.store.responses.get(use.agency, 'r1')).toMatchObject({
        revision: 2,
        complete: false,
        answers: [{ question: 'satisfaction', value: '2' }],
        comments: [{ question: 'why', text: 'Slow' }],
      });
      expect((await use.store.comments.list(use.agency, { search: 'fine', limit: 9 })).items).toEqual([]);
    });

    it('that come late are superseded and change nothing', async () => {
      await send('r1', gave(5, { revision: 3 }));
      expect(await send('r1', gave(1, { revision: 2 }))).toBe('superseded');
      expect(await counted()).toEqual(['satisfaction 5: 1']);
    });

    it('that repeat under another event id are duplicates, with another body conflicts', async () => {
      await send('r1', gave(5));
      const again = (id: string, said: object) =>
        use.store.commit(aCommit(use.agency, [anEvent(id, aRecord('r1', { ...gave(5), ...said }))]));
      expect((await again('other id', {})).events).toEqual(['duplicate']);
      expect((await again('third id', { hash: 'other body' })).events).toEqual(['conflict']);
      expect(await counted()).toEqual(['satisfaction 5: 1']);
    });

    it('move what they count from one day, survey and service to another', async () => {
      await send('r1', gave(5, { day: 20_261_101 }));
      await send('r1', gave(5, { revision: 2, day: 20_261_102, service: 'parking' }));
      expect(await use.store.counts.read(use.agency, 'permit', everyDay, {}, 'day')).toEqual([
        { group: '20261102', question: 'satisfaction', value: '5', n: 1 },
      ]);
      expect(await use.store.counts.read(use.agency, 'permit', everyDay, { service: 'permits' })).toEqual([]);
    });

    it('of a page load grow from offered to opened, and never conflict', async () => {
      const see = async (id: string, furthest: 0 | 1 | 2, said = {}) =>
        (await use.store.commit(aCommit(use.agency, [anEvent(id, aView('v1', furthest, said))]))).events[0];
      expect(await see('a', 0)).toBe('stored');
      expect(await counted()).toEqual(['~seen offered: 1']);
      expect(await see('b', 2)).toBe('stored');
      expect(await counted()).toEqual(['~seen offered: 1', '~seen opened: 1']);
      expect(await see('c', 1)).toBe('superseded');
      expect(await see('d', 2, { hash: 'another body' })).toBe('superseded');
      expect(await see('e', 2)).toBe('duplicate');
      expect(await see('b', 2)).toBe('duplicate');
      expect(await counted()).toEqual(['~seen offered: 1', '~seen opened: 1']);
    });

    it('of tests are kept but never counted, and go with one call', async () => {
      await send('r1', gave(5));
      await send('t1', gave(1, { test: true, comments: [{ question: 'why', text: 'Testing', words: 'testing' }] }));
      await use.store.commit(aCommit(use.agency, [anEvent('v', aView('v1', 2, { test: true }))]));
      expect(await counted()).toEqual(['satisfaction 5: 1']);
      expect(await use.store.counts.read(use.agency, 'permit', everyDay, { channel: 'web' })).toHaveLength(1);
      expect(await use.store.responses.get(use.agency, 't1')).toMatchObject({ test: true });
      expect(await use.store.responses.deleteTests(use.agency, 'permit')).toBe(1);
      expect(await use.store.responses.get(use.agency, 't1')).toBeNull();
      expect((await use.store.comments.list(use.agency, { limit: 9 })).items).toEqual([]);
      expect((await use.store.comments.list(use.agency, { limit: 9, search: 'testing' })).items).toEqual([]);
      expect(await use.store.responses.get(use.agency, 'r1')).not.toBeNull();
    });

    it('lists the latest responses first', async () => {
      await send('r1', gave(5, { at: 10 }));
      await send('r2', gave(4, { at: 30 }));
      await send('r3', gave(3, { at: 20 }));
      expect((await use.store.responses.latest(use.agency, 2)).map(({ id }) => id)).toEqual(['r2', 'r3']);
    });
  });
