import { describe, expect, it } from 'vitest';
import { type Open, useStore } from './opening.ts';

export const leasesContract = (open: Open) =>
  describe('a lease', () => {
    const use = useStore(open);
    const take = (holder: string, now: number, until: number) => use.store.leases.take(use.agency, holder, now, until);

    it('is held by one until it ends, and kept by who has it', async () => {
      expect(await take('a', 10, 20)).toBe(true);
      expect(await take('b', 19, 40)).toBe(false);
      expect(await take('a', 19, 30)).toBe(true);
      expect(await take('b', 29, 40)).toBe(false);
      expect(await take('b', 30, 40)).toBe(true);
      expect(await take('a', 31, 50)).toBe(false);
      expect(await use.store.leases.take('other work', 'a', 31, 50)).toBe(true);
    });

    it('of a clock that was far ahead stands in nobody’s way', async () => {
      expect(await take('a', 1_000_000, 1_000_010)).toBe(true);
      expect(await take('b', 999_995, 1_000_005)).toBe(false);
      expect(await take('b', 10, 20)).toBe(true);
    });

    it('goes to one of many who ask at once', async () => {
      const asked = await Promise.all(Array.from({ length: 8 }, (_, n) => take(`holder ${n}`, 1, 2)));
      expect(asked.filter(Boolean)).toHaveLength(1);
    });
  });
