import { describe, expect, it } from 'vitest';
import type { NewKey } from '../src/store.ts';
import { type Open, useStore } from './opening.ts';

const newKey = (agency: string, hash: string, said: Partial<NewKey> = {}): NewKey => ({
  agency,
  site: 'www',
  kind: 'publishable',
  origins: ['https://www.city.gov'],
  scopes: [],
  app: false,
  hash,
  createdAt: 5,
  ...said,
});

export const keysContract = (open: Open) =>
  describe('keys', () => {
    const use = useStore(open);

    it('are found by their whole hash within their agency', async () => {
      const key = await use.store.sites.addKey(newKey(use.agency, 'abcdefghij-first'));
      expect(key).toEqual({
        id: 'abcdefghij',
        agency: use.agency,
        site: 'www',
        kind: 'publishable',
        origins: ['https://www.city.gov'],
        scopes: [],
        app: false,
        createdAt: 5,
        revokedAt: null,
      });
      expect(await use.store.sites.findKey(use.agency, 'abcdefghij-first')).toEqual(key);
      expect(await use.store.sites.findKey(use.agency, 'abcdefghij-other')).toBeNull();
      expect(await use.store.sites.findKey('town', 'abcdefghij-first')).toBeNull();
    });

    it('have names that no command line takes for a flag', async () => {
      const key = await use.store.sites.addKey(newKey(use.agency, '-2fg_r3CxW2aqTz'));
      expect(key.id).toBe('2fgr3CxW2a');
      expect((await use.store.sites.findKey(use.agency, '-2fg_r3CxW2aqTz'))?.id).toBe(key.id);
    });

    it('stay listed after they are revoked, once', async () => {
      await use.store.sites.addKey(newKey(use.agency, 'abcdefghij-first', { scopes: ['events', 'results'], kind: 'secret', app: true }));
      expect(await use.store.sites.revokeKey(use.agency, 'abcdefghij', 9)).toBe(true);
      expect(await use.store.sites.revokeKey(use.agency, 'abcdefghij', 10)).toBe(false);
      expect(await use.store.sites.revokeKey(use.agency, 'unknown', 9)).toBe(false);
      expect(await use.store.sites.keys(use.agency)).toMatchObject([
        { id: 'abcdefghij', revokedAt: 9, scopes: ['events', 'results'], app: true },
      ]);
    });

    it('may be given an end that lies ahead, and a sooner one, never a later one', async () => {
      await use.store.sites.addKey(newKey(use.agency, 'abcdefghij-first'));
      const ends = async (at: number) => [
        await use.store.sites.revokeKey(use.agency, 'abcdefghij', at),
        (await use.store.sites.findKey(use.agency, 'abcdefghij-first'))?.revokedAt,
      ];
      expect(await ends(100)).toEqual([true, 100]);
      expect(await ends(200)).toEqual([false, 100]);
      expect(await ends(50)).toEqual([true, 50]);
    });

    it('remember their last signal, a new kind of it at once', async () => {
      await use.store.sites.addKey(newKey(use.agency, 'abcdefghij-first'));
      expect(await use.store.sites.signal(use.agency, 'abcdefghij')).toEqual({ state: 'waiting', reason: null, origin: null, at: null });
      await use.store.sites.noteSignal(use.agency, 'abcdefghij', {
        state: 'receiving',
        reason: null,
        origin: 'https://www.city.gov',
        at: 7,
      });
      const refused = { state: 'stopped' as const, reason: 'origin-not-allowed', origin: 'https://evil.example', at: 8 };
      await use.store.sites.noteSignal(use.agency, 'abcdefghij', refused);
      expect(await use.store.sites.signal(use.agency, 'abcdefghij')).toEqual(refused);
    });

    it('do not write the same signal again within seconds', async () => {
      await use.store.sites.addKey(newKey(use.agency, 'abcdefghij-first'));
      const signal = { state: 'receiving' as const, reason: null, origin: 'https://www.city.gov' };
      await use.store.sites.noteSignal(use.agency, 'abcdefghij', { ...signal, at: 7 });
      await use.store.sites.noteSignal(use.agency, 'abcdefghij', { ...signal, at: 8 });
      expect(await use.store.sites.signal(use.agency, 'abcdefghij')).toEqual({ ...signal, at: 7 });
    });
  });
