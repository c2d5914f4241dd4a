import type { StaffUser } from '@earshot/model';
import { useLoaded } from '../live/loaded.ts';
import { client } from './client.ts';

/** Everybody who can sign in, for supervisors; empty until known. */
export const usePeople = (): readonly StaffUser[] => useLoaded('people', () => client.users.list()).data ?? [];

/** A colleague's name, or the e-mail address of somebody who has left. */
export const nameOf = (people: readonly StaffUser[], email: string): string =>
  people.find((person) => person.email === email)?.name ?? email;
