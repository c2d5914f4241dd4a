import { describe, expect, it } from 'vitest';
import type { QuarantineRow } from '../src/commit.ts';
import { aCommit, anEvent, aRecord, aView, oneResponse } from './build.ts';
import { type Open, useStore } from './opening.ts';

const late = (id: string): QuarantineRow => ({
  source: 's',
  id,
  type: 'earshot.response.saved',
  hash: id,
  receivedAt: 5,
  reason: 'survey-closed',
  survey: 'permit',
  body: '{}',
});

export const booksContract = (open: Open) =>
  describe('the books', () => {
    const use = useStore(open);

    it('balance: received = stored + superseded + duplicate + rejected + quarantined', async () => {
      await use.store.commit(oneResponse(use.agency, 'r1', { revision: 2 }));
      const events = [
        anEvent('event-r1-2', aRecord('r1', { revision: 2 })),
        anEvent('b', aRecord('r1')),
        anEvent('c', aRecord('r1', { revision: 2, hash: 'odd' })),
        anEvent('d', aRecord('r2')),
      ];
      const commit = aCommit(use.agency, events, { rejected: 2, quarantined: [late('q1'), late('q2')] });
      expect(await use.store.commit(commit)).toEqual({
        events: ['duplicate', 'superseded', 'conflict', 'stored'],
        quarantined: [true, true],
      });
      const again = await use.store.commit(aCommit(use.agency, [], { quarantined: [late('q2'), late('q3')] }));
      expect(again.quarantined).toEqual([false, true]);
      const books = await use.store.upkeep.books(use.agency);
      expect(books).toEqual({ received: 11, stored: 2, superseded: 1, duplicate: 2, rejected: 3, quarantined: 3 });
      expect(books.received).toBe(books.stored + books.superseded + books.duplicate + books.rejected + books.quarantined);
    });

    it('of everybody are the sum of each', async () => {
      const before = await use.store.upkeep.books();
      await use.store.commit(oneResponse(use.agency, 'r1'));
      expect((await use.store.upkeep.books()).received).toBe(before.received + 1);
      expect(await use.store.upkeep.books('nobody')).toEqual({
        received: 0,
        stored: 0,
        superseded: 0,
        duplicate: 0,
        rejected: 0,
        quarantined: 0,
      });
    });

    it('survive the forgetting of page loads, which then still count once', async () => {
      const old = anEvent('old', aView('v1', 0), { receivedAt: 10 });
      const kept = [anEvent('new', aView('v2', 0), { receivedAt: 30 }), anEvent('response', aRecord('r1'), { receivedAt: 10 })];
      await use.store.commit(aCommit(use.agency, [old, ...kept]));
      expect(await use.store.upkeep.forgetSeen(20)).toBe(1);
      // The ledger no longer knows it; the page load itself still does.
      expect((await use.store.commit(aCommit(use.agency, [old, ...kept]))).events).toEqual(['duplicate', 'duplicate', 'duplicate']);
      expect(await use.store.upkeep.countsEqualRebuild()).toBe(true);
    });

    it('stand on a schema and a database, and know how many events came since', async () => {
      await use.store.commit(aCommit(use.agency, [anEvent('s1', aRecord('s1'), { receivedAt: 9_000_000_000_001 })]));
      await use.store.commit(aCommit(use.agency, [anEvent('s2', aRecord('s2'), { receivedAt: 9_000_000_000_002 })]));
      const { engine, schema, bytes, events, recent, newest } = await use.store.upkeep.standing(9_000_000_000_002);
      expect(engine).toMatch(/^[A-Z]\w+ \d+\.\d+/);
      expect(schema).toBeGreaterThan(1);
      expect(bytes).toBeGreaterThan(10_000);
      expect(events).toBeGreaterThan(1);
      expect([recent, newest]).toEqual([1, 9_000_000_000_002]);
    });

    it('say that the store can write', async () => {
      expect(await use.store.upkeep.canWrite()).toBe(true);
    });
  });
