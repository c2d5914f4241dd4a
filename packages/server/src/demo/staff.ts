import { randomBytes } from 'node:crypto';
import type { Role } from '@earshot/model';
import type { Ground } from '../cli/commands/ground.ts';
import { addUser, setPassword } from '../cli/commands/user.ts';

/** Somebody who works for Port Ellery. */
export interface Person {
  name: string;
  email: string;
  role: Role;
  /** The queue whose cases they work. */
  queue?: string;
}

const email = (local: string) => `${local}@portellery.example`;

/** Three who can be signed in as, one of each role, and two colleagues whose names stand on cases. */
export const people: readonly Person[] = [
  { name: 'Maren Okafor', email: email('maren.okafor'), role: 'admin' },
  { name: 'Ines Calloway', email: email('ines.calloway'), role: 'supervisor', queue: 'permits' },
  { name: 'Priya Raman', email: email('priya.raman'), role: 'analyst' },
  { name: 'Tomasz Wren', email: email('tomasz.wren'), role: 'supervisor', queue: 'waste' },
  { name: 'Dilys Marsh', email: email('dilys.marsh'), role: 'supervisor', queue: 'libraries' },
];

/** Who works the cases of a queue. */
export const workerOf = (queue: string | null): Person =>
  people.find((person) => person.queue !== undefined && person.queue === queue) ?? people[1]!;

export interface Account {
  role: Role;
  email: string;
  password: string;
}

/** 96 bits, gone with the demo. */
const throwAway = () => randomBytes(12).toString('base64url');

/** Puts everybody in place and answers with the accounts to sign in with: one of each role, under a password made for this demo. */
export async function hire(ground: Ground, agency: string): Promise<Account[]> {
  const accounts: Account[] = [];
  for (const { name, email, role } of people) {
    const password = throwAway();
    if (await ground.store.staff.find(email)) await setPassword(ground, { agency, email, password });
    else await addUser(ground, { agency, email, name, role, password });
    if (!accounts.some((account) => account.role === role)) accounts.push({ role, email, password });
  }
  return accounts;
}
