import { EarshotError, Name, Role, readAs, type StaffUser } from '@earshot/model';
import * as z from 'zod/mini';
import { hashPassword, requireGoodPassword } from '../../access/password.ts';
import { closeSetup } from '../../access/setup.ts';
import { agencyOf, type Ground } from './ground.ts';

const Named = z.strictObject({
  agency: z.string(),
  email: z.email(),
  name: Name,
  role: Role,
});

interface WhichUser {
  agency?: string;
  email: string;
}

const unknown = (email: string) => new EarshotError('request.not-found', `Nobody signs in as ${email}.`);

/** Adds somebody who may sign in; the first one closes the set-up link. */
export async function addUser(
  ground: Ground,
  { password, ...asked }: WhichUser & { name: string; role: Role; password: string },
): Promise<StaffUser> {
  const { value, faults } = readAs(Named, { ...asked, agency: await agencyOf(ground, asked.agency), email: asked.email.toLowerCase() });
  if (faults) throw new EarshotError('request.invalid', 'The account cannot be made like that.', { faults });
  requireGoodPassword(password);
  await ground.store.staff.add({ ...value, passwordHash: await hashPassword(password) }, ground.clock());
  await closeSetup(ground.data);
  return value;
}

export async function listUsers(ground: Ground, { agency }: { agency?: string }): Promise<{ items: StaffUser[] }> {
  return { items: await ground.store.staff.list(await agencyOf(ground, agency)) };
}

/** Removes an account; whoever uses it is signed out. */
export async function removeUser(ground: Ground, { agency, email }: WhichUser): Promise<{ email: string; removed: true }> {
  const removed = await ground.store.staff.remove(await agencyOf(ground, agency), email.toLowerCase());
  if (!removed) throw unknown(email);
  return { email: email.toLowerCase(), removed };
}

/** Sets a new password. */
export async function setPassword(
  ground: Ground,
  { agency, email, password }: WhichUser & { password: string },
): Promise<{ email: string; changed: true }> {
  requireGoodPassword(password);
  const changed = await ground.store.staff.setPassword(await agencyOf(ground, agency), email.toLowerCase(), await hashPassword(password));
  if (!changed) throw unknown(email);
  return { email: email.toLowerCase(), changed };
}
