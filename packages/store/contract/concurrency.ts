import { describe, expect, it } from 'vitest';
import { everyDay, oneResponse, personCase } from './build.ts';
import { type Open, useStore } from './opening.ts';

export const concurrencyContract = (open: Open) =>
  describe('many at once', () => {
    const use = useStore(open);

    it('groups 2,000 commits, keeps each and answers each', async () => {
      const ids = Array.from({ length: 2_000 }, (_, n) => `r${n % 1_900}`);
      const results = await Promise.all(
        ids.map((id) => use.store.commit(oneResponse(use.agency, id, { answers: [{ question: 'ease', value: id.slice(-1) }] }))),
      );
      const outcomes = results.map(({ events }) => events[0]);
      expect(outcomes.slice(0, 1_900).every((outcome) => outcome === 'stored')).toBe(true);
      expect(outcomes.slice(1_900).every((outcome) => outcome === 'duplicate')).toBe(true);
      expect((await use.store.counts.read(use.agency, 'permit', everyDay)).map(({ n }) => n)).toEqual(Array(10).fill(190));
      expect(use.store.upkeep.load()).toMatchObject({ waiting: 0 });
      expect(use.store.upkeep.load().lastGroup).toBeGreaterThan(1);
    });

    it('reads and changes other things meanwhile', async () => {
      await use.store.commit(oneResponse(use.agency, 'low', { cases: [personCase('low')] }));
      const [low] = (await use.store.cases.list(use.agency, { limit: 1 })).items;
      const commits = Array.from({ length: 300 }, (_, n) => use.store.commit(oneResponse(use.agency, `r${n}`)));
      const notes = Array.from({ length: 20 }, (_, n) =>
        use.store.cases.change(use.agency, low!.id, { note: `note ${n}` }, { email: 'a@b.c', name: 'Ana' }, n),
      );
      const reads = Array.from({ length: 20 }, () => use.store.counts.read(use.agency, 'permit', everyDay));
      await Promise.all<unknown>([...commits, ...notes, ...reads]);
      expect((await use.store.cases.get(use.agency, low!.id))?.history).toHaveLength(21);
      expect(await use.store.upkeep.responseCount(use.agency)).toBe(301);
    });

    it('writes all that was taken before it closes', async () => {
      const commits = Array.from({ length: 50 }, (_, n) => use.store.commit(oneResponse(use.agency, `r${n}`)));
      const store = await use.reopen();
      await Promise.all(commits);
      expect(await store.upkeep.responseCount(use.agency)).toBe(50);
    });
  });
