import { describe, expect, it } from 'vitest';
import type { QuarantineRow } from '../src/commit.ts';
import { aCommit, anEvent, aRecord, everyDay, oneResponse, personCase } from './build.ts';
import { type Open, useStore } from './opening.ts';

const ana = { email: 'ana@city.gov', name: 'Ana' };
const source = 'https://www.city.gov';

const aside = (id: string, said: Partial<QuarantineRow> = {}): QuarantineRow => ({
  source,
  id,
  type: 'earshot.response.saved',
  hash: `hash of ${id}`,
  receivedAt: 5,
  reason: 'too-quick',
  survey: 'permit',
  body: `body of ${id}`,
  ...said,
});
const eventOf = (id: string, response = `response-${id}`) => anEvent(id, aRecord(response, { score: 1 }), { hash: `hash of ${id}` });

export const quarantineContract = (open: Open) =>
  describe('what is set aside', () => {
    const use = useStore(open);
    const setAside = (...quarantined: QuarantineRow[]) => use.store.commit(aCommit(use.agency, [], { quarantined }));
    const ids = async (query = {}) => (await use.store.quarantine.list(use.agency, { limit: 50, ...query })).items.map(({ id }) => id);
    const key = (id: string) => ({ source, id });
    const books = async () => {
      const { received, ...rest } = await use.store.upkeep.books(use.agency);
      expect(Object.values(rest).reduce((sum, n) => sum + n)).toBe(received);
      return rest;
    };
    const counted = () => use.store.counts.read(use.agency, 'permit', everyDay);

    it('waits newest first, page by page, by reason and survey, outside every number', async () => {
      await setAside(
        aside('a', { receivedAt: 1 }),
        aside('b', { receivedAt: 3, reason: 'trap' }),
        aside('c', { receivedAt: 3 }),
        aside('d', { receivedAt: 9, survey: 'bins' }),
        aside('e', { receivedAt: 2, survey: null }),
      );
      expect(await ids()).toEqual(['d', 'c', 'b', 'e', 'a']);
      expect(await ids({ reason: 'trap' })).toEqual(['b']);
      expect(await ids({ survey: 'bins' })).toEqual(['d']);
      expect(await ids({ until: 2 })).toEqual(['e', 'a']);
      const paged: string[] = [];
      let cursor: string | null = null;
      do {
        const page = await use.store.quarantine.list(use.agency, { limit: 2, ...(cursor && { cursor }) });
        paged.push(...page.items.map(({ id }) => id));
        cursor = page.next;
      } while (cursor);
      expect(paged).toEqual(['d', 'c', 'b', 'e', 'a']);
      expect(await use.store.quarantine.tally(use.agency)).toEqual([
        { reason: 'too-quick', n: 4 },
        { reason: 'trap', n: 1 },
      ]);
      expect((await use.store.quarantine.list('town', { limit: 9 })).items).toEqual([]);
      expect(await use.store.quarantine.find(use.agency, [key('a'), key('none')])).toMatchObject([
        { id: 'a', body: 'body of a', verdict: 'waiting', decidedAt: null },
        undefined,
      ]);
      expect(await counted()).toEqual([]);
      expect(await books()).toMatchObject({ stored: 0, quarantined: 5 });
      await expect(use.store.quarantine.list(use.agency, { limit: 2, cursor: 'junk' })).rejects.toMatchObject({ code: 'request.invalid' });
    });

    it('counts once when it is accepted, with its case, and the books move', async () => {
      await setAside(aside('a'), aside('b'));
      const event = anEvent('a', aRecord('r1', { score: 1, cases: [personCase('r1')] }), { hash: 'hash of a' });
      expect(await use.store.quarantine.accept(use.agency, [event], ana, 20)).toEqual(['stored']);
      expect(await books()).toMatchObject({ stored: 1, quarantined: 1, duplicate: 0 });
      const once = JSON.stringify(await counted());
      expect((await use.store.cases.list(use.agency, { limit: 9 })).items).toHaveLength(1);
      // Decided twice, by two people or by one who pressed twice; then the page sends it again.
      expect(await use.store.quarantine.accept(use.agency, [event], ana, 21)).toEqual([null]);
      expect(await use.store.commit(aCommit(use.agency, [event]))).toMatchObject({ events: ['duplicate'] });
      expect(JSON.stringify(await counted())).toBe(once);
      expect(await books()).toMatchObject({ stored: 1, quarantined: 1, duplicate: 1 });
      expect(await ids()).toEqual(['b']);
      expect(await use.store.quarantine.find(use.agency, [key('a')])).toMatchObject([
        { verdict: 'accepted', body: '', decidedAt: 20, decidedBy: 'Ana' },
      ]);
      expect(await use.store.upkeep.countsEqualRebuild()).toBe(true);
    });

    it('moves to where it belongs in the books when something newer was counted meanwhile', async () => {
      await setAside(aside('late'), aside('same'), aside('odd'));
      await use.store.commit(oneResponse(use.agency, 'r1', { revision: 3 }));
      await use.store.commit(aCommit(use.agency, [eventOf('same')]));
      const late = anEvent('late', aRecord('r1', { revision: 2 }));
      const odd = anEvent('odd', aRecord('r1', { revision: 3, hash: 'another body' }));
      const outcomes = await use.store.quarantine.accept(use.agency, [late, eventOf('same'), odd], ana, 20);
      expect(outcomes).toEqual(['superseded', 'duplicate', 'conflict']);
      expect(await books()).toEqual({ stored: 2, superseded: 1, duplicate: 1, rejected: 1, quarantined: 0 });
    });

    it('stays out when it is discarded, comes back when that was a mistake, and is a duplicate when sent again', async () => {
      await setAside(aside('a'), aside('b'), aside('c'));
      expect(await use.store.quarantine.decide(use.agency, [key('b'), key('a'), key('none')], 'discarded', ana, 20)).toEqual([
        true,
        true,
        false,
      ]);
      expect(await ids()).toEqual(['c']);
      expect(await ids({ verdict: 'discarded' })).toEqual(['b', 'a']);
      expect(await use.store.quarantine.accept(use.agency, [eventOf('a')], ana, 21)).toEqual([null]);
      expect((await setAside(aside('a'))).quarantined).toEqual([false]);
      expect(await use.store.quarantine.decide(use.agency, [key('a')], 'waiting', ana, 22)).toEqual([true]);
      expect(await use.store.quarantine.accept(use.agency, [eventOf('a')], ana, 23)).toEqual(['stored']);
      expect(await use.store.quarantine.decide(use.agency, [key('a')], 'discarded', ana, 24)).toEqual([false]);
      expect(await books()).toMatchObject({ stored: 1, quarantined: 2, duplicate: 1 });
    });

    it('is forgotten some time after it was discarded, and cannot wait again then', async () => {
      await setAside(aside('a'), aside('b'), aside('c'));
      await use.store.quarantine.decide(use.agency, [key('a')], 'discarded', ana, 20);
      await use.store.quarantine.decide(use.agency, [key('b')], 'discarded', ana, 30);
      expect(await use.store.quarantine.forget(25)).toBeGreaterThan(0);
      expect(await use.store.quarantine.forget(25)).toBe(0);
      expect((await use.store.quarantine.find(use.agency, [key('a'), key('b'), key('c')])).map((one) => one?.body)).toEqual([
        '',
        'body of b',
        'body of c',
      ]);
      expect(await use.store.quarantine.decide(use.agency, [key('a'), key('b')], 'waiting', ana, 31)).toEqual([false, true]);
    });

    it('is accepted once by two who accept it at the same moment', async () => {
      await setAside(aside('a'));
      const both = [1, 2].map((at) => use.store.quarantine.accept(use.agency, [eventOf('a')], ana, at));
      expect((await Promise.all(both)).flat().sort()).toEqual([null, 'stored'].sort());
      expect(await books()).toMatchObject({ stored: 1, quarantined: 0 });
    });
  });
