import { createHash, randomBytes } from 'node:crypto';
import type { StaffUser } from '@earshot/model';
import type { StaffUsers } from '@earshot/store';

/** A working day, counted from the last use: nobody signs in twice, and a forgotten browser is signed out by morning. */
const SESSION_MS = 12 * 3_600_000;
/** The end is moved at most this often, so that reading a page is not a write. */
const SLIDE_MS = 10 * 60_000;

/** What of a request decides which cookie it may carry. */
export interface Carrier {
  protocol: string;
  cookie: string | undefined;
}

/** `__Host-` ties the cookie to this host over TLS; a plain-http intranet or laptop cannot have that. */
const nameFor = (protocol: string) => (protocol === 'https' ? '__Host-earshot' : 'earshot');

const attributes = (protocol: string) => `Path=/; HttpOnly; SameSite=Lax${protocol === 'https' ? '; Secure' : ''}`;

const hashOf = (token: string) => createHash('sha256').update(token).digest('base64url');

/** The session token a request carries, if any. */
export function sessionToken({ protocol, cookie }: Carrier): string | undefined {
  const name = nameFor(protocol);
  for (const pair of cookie?.split(';') ?? []) {
    const [key, value] = pair.trim().split('=');
    if (key === name && value) return value;
  }
  return undefined;
}

/** Signs somebody in: the random token goes into the cookie, only its SHA-256 is stored. Answers the `Set-Cookie` value. */
export async function openSession(staff: StaffUsers, user: StaffUser, protocol: string, now: number): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await staff.openSession({ hash: hashOf(token), agency: user.agency, email: user.email, expiresAt: now + SESSION_MS });
  return `${nameFor(protocol)}=${token}; ${attributes(protocol)}; Max-Age=${SESSION_MS / 1000}`;
}

/** Who a token belongs to, or null. Using it keeps it alive; `cookie` is set when the browser should keep it longer too. */
export async function readSession(
  staff: StaffUsers,
  token: string,
  protocol: string,
  now: number,
): Promise<{ user: StaffUser; expiresAt: number; cookie?: string } | null> {
  const hash = hashOf(token);
  const session = await staff.session(hash, now);
  if (!session) return null;
  const { user, expiresAt } = session;
  const slid = now + SESSION_MS;
  // One that was opened by a clock that was ahead lasts no longer than others.
  if (Math.abs(slid - expiresAt) < SLIDE_MS) return { user, expiresAt };
  await staff.keepSession(hash, slid);
  return { user, expiresAt: slid, cookie: `${nameFor(protocol)}=${token}; ${attributes(protocol)}; Max-Age=${SESSION_MS / 1000}` };
}

/** Who a token belongs to, without keeping it alive. */
export const whoseSession = async (staff: StaffUsers, token: string, now: number): Promise<StaffUser | null> =>
  (await staff.session(hashOf(token), now))?.user ?? null;

/** Signs out: the session is gone on the server, and the returned `Set-Cookie` value removes it from the browser. */
export async function closeSession(staff: StaffUsers, token: string | undefined, protocol: string): Promise<string> {
  if (token) await staff.closeSession(hashOf(token));
  return `${nameFor(protocol)}=; ${attributes(protocol)}; Max-Age=0`;
}
