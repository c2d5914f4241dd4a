import { describe, expect, it } from 'vitest';
import { type Open, useStore } from './opening.ts';

export const staffContract = (open: Open) =>
  describe('staff', () => {
    const use = useStore(open);
    const ana = () => ({ agency: use.agency, email: `Ana@${use.agency}.gov`, name: 'Ana', role: 'admin' as const, passwordHash: 'hash' });

    it('are found by their address in any case, once', async () => {
      await use.store.staff.add(ana(), 1);
      const email = `ana@${use.agency}.gov`;
      expect(await use.store.staff.any()).toBe(true);
      expect(await use.store.staff.find(email.toUpperCase())).toEqual({ ...ana(), email });
      expect(await use.store.staff.find('nobody@city.gov')).toBeNull();
      await expect(use.store.staff.add({ ...ana(), agency: 'elsewhere' }, 2)).rejects.toMatchObject({ code: 'staff.exists' });
      expect(await use.store.staff.list(use.agency)).toEqual([{ agency: use.agency, email, name: 'Ana', role: 'admin' }]);
    });

    it('stay signed in until the session ends', async () => {
      const { agency, email } = ana();
      await use.store.staff.add(ana(), 1);
      await use.store.staff.openSession({ hash: `${agency}-s`, agency, email, expiresAt: 100 });
      expect(await use.store.staff.session(`${agency}-s`, 99)).toMatchObject({ user: { name: 'Ana', role: 'admin' }, expiresAt: 100 });
      expect(await use.store.staff.session(`${agency}-s`, 100)).toBeNull();
      await use.store.staff.closeSession(`${agency}-s`);
      expect(await use.store.staff.session(`${agency}-s`, 99)).toBeNull();
    });

    it('are kept signed in by use, but not once they signed out; what has ended is forgotten', async () => {
      const { agency, email } = ana();
      await use.store.staff.add(ana(), 1);
      const [open, closed, ended] = ['open', 'closed', 'ended'].map((name) => `${agency}-${name}`) as [string, string, string];
      for (const hash of [open, closed, ended]) await use.store.staff.openSession({ hash, agency, email, expiresAt: 100 });
      await use.store.staff.keepSession(open, 200);
      await use.store.staff.closeSession(closed);
      await use.store.staff.keepSession(closed, 200);
      expect(await use.store.staff.session(closed, 1)).toBeNull();
      expect(await use.store.staff.forgetSessions(100)).toBe(1);
      expect(await use.store.staff.session(ended, 1)).toBeNull();
      expect(await use.store.staff.session(open, 199)).toMatchObject({ expiresAt: 200 });
    });

    it('have the role they have now, and are signed out by a new password and by leaving', async () => {
      const { agency, email } = ana();
      const open = (hash: string) => use.store.staff.openSession({ hash: `${agency}-${hash}`, agency, email, expiresAt: 100 });
      const session = (hash: string) => use.store.staff.session(`${agency}-${hash}`, 1);
      await use.store.staff.add(ana(), 1);
      await open('a');
      expect(await use.store.staff.setRole(agency, email, 'analyst')).toBe(true);
      expect((await session('a'))?.user.role).toBe('analyst');
      expect(await use.store.staff.setPassword(agency, email, 'new')).toBe(true);
      expect(await session('a')).toBeNull();
      expect((await use.store.staff.find(email))?.passwordHash).toBe('new');
      await open('b');
      expect(await use.store.staff.remove(agency, email)).toBe(true);
      expect(await session('b')).toBeNull();
      expect(await use.store.staff.remove(agency, email)).toBe(false);
      expect(await use.store.staff.setRole(agency, email, 'admin')).toBe(false);
    });
  });
