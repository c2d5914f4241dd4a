import { describe, expect, it } from 'vitest';
import { aCommit, anEvent, aRecord, everyDay, fact, oneResponse } from './build.ts';
import { type Open, useStore } from './opening.ts';

export const commitContract = (open: Open) =>
  describe('a commit', () => {
    const use = useStore(open);

    it('stores a new response and counts what it says', async () => {
      expect(await use.store.commit(oneResponse(use.agency, 'r1'))).toEqual({ events: ['stored'], quarantined: [] });
      expect(await use.store.counts.read(use.agency, 'permit', everyDay)).toEqual([
        { group: '', question: 'satisfaction', value: '4', n: 1 },
        { group: '', question: 'satisfaction', value: '~asked', n: 1 },
        { group: '', question: '~response', value: 'completed', n: 1 },
      ]);
    });

    it('takes a resent event as a duplicate with no second effect', async () => {
      await use.store.commit(oneResponse(use.agency, 'r1'));
      expect((await use.store.commit(oneResponse(use.agency, 'r1'))).events).toEqual(['duplicate']);
      expect((await use.store.counts.read(use.agency, 'permit', everyDay))[0]).toMatchObject({ value: '4', n: 1 });
      expect(await use.store.upkeep.responseCount(use.agency)).toBe(1);
    });

    it('remembers across a restart what arrived', async () => {
      await use.store.commit(oneResponse(use.agency, 'r1'));
      const store = await use.reopen();
      expect((await store.commit(oneResponse(use.agency, 'r1'))).events).toEqual(['duplicate']);
    });

    it('refuses the same id with another body, now and again', async () => {
      await use.store.commit(oneResponse(use.agency, 'r1'));
      const other = aCommit(use.agency, [
        anEvent('event-r1-1', aRecord('r1', { score: 1, answers: [fact('satisfaction', 1)] }), { hash: 'another' }),
      ]);
      expect((await use.store.commit(other)).events).toEqual(['conflict']);
      expect((await use.store.commit(other)).events).toEqual(['conflict']);
      expect((await use.store.responses.get(use.agency, 'r1'))?.answers).toEqual([{ question: 'satisfaction', value: '4' }]);
    });

    it('tells the same id of two sources and of two agencies apart', async () => {
      const one = anEvent('e', aRecord('r1'));
      const results = await use.store.commit(aCommit(use.agency, [one, { ...one, source: 'https://www.town.gov', record: aRecord('r2') }]));
      expect(results.events).toEqual(['stored', 'stored']);
      expect((await use.store.commit(aCommit('town', [one]))).events).toEqual(['stored']);
      expect(await use.store.upkeep.responseCount('town')).toBe(1);
    });

    it('answers in the order of the events, each as if committed after the one before', async () => {
      const first = anEvent('e1', aRecord('r1'));
      const second = anEvent('e2', aRecord('r1', { revision: 2, answers: [fact('satisfaction', 5)] }));
      const twice = anEvent('e3', aRecord('r1', { revision: 2, answers: [fact('satisfaction', 5)] }));
      const odd = anEvent('e4', aRecord('r1', { revision: 2, hash: 'odd' }));
      const result = await use.store.commit(
        aCommit(use.agency, [first, first, second, { ...first, hash: 'x' }, anEvent('e5', aRecord('r1')), twice, odd, odd]),
      );
      expect(result.events).toEqual(['stored', 'duplicate', 'stored', 'conflict', 'superseded', 'duplicate', 'conflict', 'conflict']);
      expect(await use.store.counts.read(use.agency, 'permit', everyDay)).toEqual([
        { group: '', question: 'satisfaction', value: '5', n: 1 },
      ]);
      expect(await use.store.upkeep.countsEqualRebuild()).toBe(true);
    });

    it('keeps no trace of an event that conflicts with its record', async () => {
      await use.store.commit(oneResponse(use.agency, 'r1'));
      const odd = anEvent('odd', aRecord('r1', { hash: 'odd' }));
      expect((await use.store.commit(aCommit(use.agency, [odd]))).events).toEqual(['conflict']);
      // The id is still free: in one group with its conflict, and after.
      const mended = anEvent('odd', aRecord('r2'));
      expect((await use.store.commit(aCommit(use.agency, [odd, mended, odd]))).events).toEqual(['conflict', 'stored', 'conflict']);
      expect((await use.store.commit(aCommit(use.agency, [mended]))).events).toEqual(['duplicate']);
    });

    it('refuses one bad request alone', async () => {
      const bad = oneResponse(use.agency, 'bad', { survey: null as never });
      const requests = [oneResponse(use.agency, 'r1'), bad, oneResponse(use.agency, 'r2'), oneResponse(use.agency, 'r3')];
      const outcomes = await Promise.allSettled(requests.map((request) => use.store.commit(request)));
      expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
      expect(await use.store.upkeep.responseCount(use.agency)).toBe(3);
      expect((await use.store.upkeep.books(use.agency)).received).toBe(3);
    });

    it('says "busy" with a time to come back when too much waits, and has then taken nothing', async () => {
      const { store, close } = await open({ queueLimit: 200 });
      const crowd = Array.from({ length: 40 }, (_, n) =>
        aCommit(
          'city',
          Array.from({ length: 10 }, (_, m) => anEvent(`${n}-${m}`, aRecord(`r${n}-${m}`))),
        ),
      );
      const outcomes = await Promise.allSettled(crowd.map((request) => store.commit(request)));
      const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
      expect(refused.length).toBeGreaterThan(0);
      for (const { reason } of refused) {
        expect(reason).toMatchObject({ code: 'server.busy' });
        expect(reason.retryAfter).toBeGreaterThanOrEqual(1);
      }
      expect(await store.upkeep.responseCount()).toBe((crowd.length - refused.length) * 10);
      await close();
    });
  });
