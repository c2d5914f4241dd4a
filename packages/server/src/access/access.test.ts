import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EarshotError } from '@earshot/model';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addressPrefix, BackOff } from './back-off.ts';
import { isOwnPage } from './cross-site.ts';
import { hashPassword, isPassword } from './password.ts';
import { readSession, sessionToken } from './session.ts';
import { closeSetup, makeSetupToken, setupIsOpen, useSetupToken } from './setup.ts';

describe('a password', () => {
  it('is kept with its parameters and a salt, and recognised', async () => {
    const hash = await hashPassword('correct horse battery');
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=47104,t=1,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(await isPassword('correct horse battery', hash)).toBe(true);
    expect(await isPassword('correct horse batterY', hash)).toBe(false);
    expect(await hashPassword('correct horse battery')).not.toBe(hash);
  });

  it('is the same however the keyboard composes its letters', async () => {
    expect(await isPassword('cafe\u0301 cafe\u0301 cafe\u0301', await hashPassword('café café café'))).toBe(true);
  });

  it('of an unknown account is computed as well and always wrong', async () => {
    expect(await isPassword('anything at all', undefined)).toBe(false);
    expect(await isPassword('anything at all', 'plain')).toBe(false);
  });
});

describe('backing off', () => {
  const wait = (action: () => void): number | undefined => {
    try {
      action();
      return undefined;
    } catch (error) {
      expect(error).toBeInstanceOf(EarshotError);
      return (error as EarshotError).retryAfter;
    }
  };

  it('gives five free tries, then a wait that doubles up to a minute', () => {
    let now = 0;
    const backOff = new BackOff(() => now);
    const waits: number[] = [];
    for (let index = 0; index < 14; index++) {
      const seconds = wait(() => backOff.attempt('ana@city.gov', `10.0.0.${index}`));
      if (seconds !== undefined) {
        waits.push(seconds);
        now += seconds * 1000;
        expect(wait(() => backOff.attempt('ana@city.gov', `10.0.0.${index}`))).toBeUndefined();
      }
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
  });

  it('waits no longer for a clock that is set back', () => {
    let now = 1_000_000_000;
    const backOff = new BackOff(() => now);
    for (let index = 0; index < 6; index++) wait(() => backOff.attempt('ana@city.gov', '10.0.0.1'));
    now -= 86_400_000;
    expect(wait(() => backOff.attempt('ana@city.gov', '10.0.0.1'))).toBe(1);
    now += 1_000;
    expect(wait(() => backOff.attempt('ana@city.gov', '10.0.0.1'))).toBeUndefined();
  });

  it('counts tries before the password is looked at, so that many at once do not slip through', () => {
    const backOff = new BackOff(() => 0);
    const refused = Array.from({ length: 50 }, () => wait(() => backOff.attempt('ana@city.gov', '10.0.0.1'))).filter(Boolean);
    expect(refused).toHaveLength(45);
  });

  it('slows an address that tries many accounts, and starts an account afresh after success', () => {
    const backOff = new BackOff(() => 0);
    for (let index = 0; index < 30; index++) backOff.attempt(`user${index}@city.gov`, `2001:db8::${index}`);
    expect(wait(() => backOff.attempt('ana@city.gov', '2001:db8::ffff'))).toBe(2);
    for (let index = 0; index < 20; index++) {
      backOff.attempt('ana@city.gov', '10.0.0.1');
      backOff.succeeded('ana@city.gov', '10.0.0.1');
    }
  });

  it('remembers at most ten thousand names', () => {
    const backOff = new BackOff(() => 0);
    for (let index = 0; index < 12_000; index++) backOff.attempt(`user${index}@city.gov`, `10.${index >> 8}.${index & 255}.1`);
    expect(backOff.size).toBe(10_000);
  });

  it('takes a /64 for one address', () => {
    expect(addressPrefix('2001:db8:0:1::5')).toBe('2001:db8:0:1::/64');
    expect(addressPrefix('2001:0db8:0000:0001:aaaa:bbbb:cccc:dddd')).toBe('2001:db8:0:1::/64');
    expect(addressPrefix('::1')).toBe('0:0:0:0::/64');
    expect(addressPrefix('::ffff:192.0.2.7')).toBe('192.0.2.7');
  });
});

describe('where a request was made', () => {
  const host = 'feedback.city.gov';
  it('believes the browser: only our own pages are ours, sibling sites are not', () => {
    expect(isOwnPage({ method: 'POST', host, headers: { 'sec-fetch-site': 'same-origin' } })).toBe(true);
    expect(isOwnPage({ method: 'POST', host, headers: { 'sec-fetch-site': 'same-site', origin: 'https://www.city.gov' } })).toBe(false);
    expect(isOwnPage({ method: 'POST', host, headers: { origin: `https://${host}` } })).toBe(true);
    expect(isOwnPage({ method: 'POST', host, headers: { origin: 'null' } })).toBe(false);
    expect(isOwnPage({ method: 'POST', host: '10.0.0.5:8080', headers: { origin: `https://${host}` } }, `https://${host}`)).toBe(true);
    expect(isOwnPage({ method: 'POST', host, headers: {} })).toBeUndefined();
  });

  it('reads the host-bound cookie over TLS only, the plain one over http only', () => {
    const cookie = 'earshot=plain; __Host-earshot=bound';
    expect(sessionToken({ protocol: 'https', cookie })).toBe('bound');
    expect(sessionToken({ protocol: 'http', cookie })).toBe('plain');
    expect(sessionToken({ protocol: 'https', cookie: 'earshot=plain' })).toBeUndefined();
  });

  it('that was opened by a clock that was ahead lasts no longer than others', async () => {
    const user = { agency: 'city', email: 'ana@city.gov', name: 'Ana', role: 'analyst' } as const;
    const kept: number[] = [];
    const staff = {
      session: async () => ({ user, expiresAt: 400 * 86_400_000 }),
      keepSession: async (_: string, until: number) => void kept.push(until),
    } as unknown as Parameters<typeof readSession>[0];
    const read = await readSession(staff, 'token', 'https', 0);
    expect(read?.expiresAt).toBe(12 * 3_600_000);
    expect(kept).toEqual([12 * 3_600_000]);
  });
});

describe('the set-up link', () => {
  let dir = '';
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'earshot-setup-'));
  });
  afterEach(() => rm(dir, { recursive: true }));

  it('is good once, for one of two who come together', async () => {
    const token = await makeSetupToken(dir);
    expect((await stat(join(dir, 'setup.token'))).mode & 0o777).toBe(0o600);
    const both = await Promise.allSettled([useSetupToken(dir, token, async () => 1), useSetupToken(dir, token, async () => 2)]);
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(await setupIsOpen(dir)).toBe(false);
  });

  it('stays good when what it was used for failed, and is gone when set-up is closed', async () => {
    const token = await makeSetupToken(dir);
    await expect(useSetupToken(dir, token, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(useSetupToken(dir, 'wrong', async () => 1)).rejects.toMatchObject({ code: 'setup.token-invalid' });
    expect(await useSetupToken(dir, token, async () => 1)).toBe(1);
    await makeSetupToken(dir);
    await closeSetup(dir);
    expect(await setupIsOpen(dir)).toBe(false);
  });
});
