import type { Agency, StaffUser } from '@earshot/model';
import { expect, test, vi } from 'vitest';
import { dayWords } from '../words/times.ts';
import { ended, followTabs, session, signedOut } from './session.ts';

const signedIn = (timeZone: string) => ({ user: { email: 'ana@city.gov' } as StaffUser, agency: { timeZone } as Agency });

test('signing out in one tab signs the others out', async () => {
  const stop = followTabs();
  session.value = signedIn('Europe/London');
  const heard = vi.fn();
  const other = new BroadcastChannel('earshot.session');
  other.addEventListener('message', heard);
  signedOut();
  expect(session.value).toBeNull();
  await vi.waitFor(() => expect(heard).toHaveBeenCalled());

  ended.value = false;
  session.value = signedIn('Europe/London');
  other.postMessage('signed out');
  await vi.waitFor(() => expect(session.value).toBeNull());
  expect(ended.value).toBe(true);
  other.close();
  stop();
});

test('dates follow the zone of the agency that is signed in', () => {
  session.value = signedIn('America/Chicago');
  expect(dayWords('2026-11-22')).toBe('Nov 22, 2026');
  session.value = signedIn('Europe/London');
  expect(dayWords('2026-11-22')).toBe('22 Nov 2026');
});
