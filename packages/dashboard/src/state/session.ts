import type { Agency, StaffUser } from '@earshot/model';
import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { now } from '../live/clock.ts';
import { dateLocale, dateLocaleOf, dayIn } from '../words/times.ts';

export interface Session {
  user: StaffUser;
  agency: Agency;
}

/** Who is signed in; `null` nobody, `undefined` not known yet. */
export const session = signal<Session | null | undefined>(undefined);

/** True after a session ended under way: the sign-in page then says that the reader will be back where they were. */
export const ended = signal(false);

/** Nobody is signed in any more: called by any request that meets a 401. The address stays, so signing in leads back to it. */
export function endSession(): void {
  if (session.value) ended.value = true;
  session.value = null;
}

const tabs = 'earshot.session';

/** Ends the session here and tells this browser's other tabs: a shared desk must not go on showing what people wrote. */
export function signedOut(): void {
  session.value = null;
  const channel = new BroadcastChannel(tabs);
  channel.postMessage('signed out');
  channel.close();
}

/** Ends the session here when another tab signs out. Call once. */
export function followTabs(): () => void {
  const channel = new BroadcastChannel(tabs);
  channel.addEventListener('message', endSession);
  return () => channel.close();
}

const zone = computed(() => session.value?.agency.timeZone ?? 'UTC');

/** The agency's calendar day. */
export const today: ReadonlySignal<string> = computed(() => dayIn(zone.value, now.value));

/** The agency's time zone. */
export const timeZone: ReadonlySignal<string> = zone;

const ranks = { analyst: 0, supervisor: 1, admin: 2 } as const;

/** Whether the person's role is at least this one: pages leave out what the server would refuse. */
export const atLeast = (role: keyof typeof ranks): boolean => {
  const user = session.value?.user;
  return user !== undefined && ranks[user.role] >= ranks[role];
};

effect(() => {
  dateLocale.value = dateLocaleOf(zone.value);
});
