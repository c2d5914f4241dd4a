import { EarshotError, isEarshotError, isRevoked, type Key, type Scope, type StaffUser } from '@earshot/model';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Context } from '../context.ts';
import { hashKey, readKey } from '../keys.ts';
import { refuseCrossSite } from './cross-site.ts';
import { scopesOf } from './scopes.ts';
import { readSession, sessionToken, whoseSession } from './session.ts';

/** Who asks, and for which agency. */
export type Permit = { agency: string } & ({ kind: 'staff'; user: StaffUser } | { kind: 'key'; key: Key });

/** How a permit appears in a case's history. */
export const actorOf = (permit: Permit): { email: string; name: string } =>
  permit.kind === 'staff'
    ? { email: permit.user.email, name: permit.user.name }
    : { email: `key:${permit.key.id}`, name: `key ${permit.key.id}` };

/**
 * The one gate of everything staff may see and do: a secret key with the scope, or a signed-in person whose role includes it. What it
 * lets through is never kept by a cache, and a write on a cookie must come from a page of ours.
 * @throws EarshotError `key.*`, `staff.not-signed-in`, `staff.not-allowed`, `staff.cross-site`
 */
export async function permit(context: Context, request: FastifyRequest, reply: FastifyReply, scope: Scope): Promise<Permit> {
  reply.header('cache-control', 'no-store');
  const bearer = bearerOf(request);
  if (bearer !== undefined) return keyPermit(context, bearer, scope);
  const user = await signedIn(context, request, reply);
  if (!scopesOf[user.role].includes(scope)) {
    throw new EarshotError('staff.not-allowed', `Your role, ${user.role}, does not include this. An admin can do it or change your role.`);
  }
  return { agency: user.agency, kind: 'staff', user };
}

const bearerOf = (request: FastifyRequest): string | undefined => /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];

/** The signed-in person, whatever the role. @throws EarshotError `staff.not-signed-in`, `staff.cross-site` */
export async function signedIn(context: Context, request: FastifyRequest, reply: FastifyReply): Promise<StaffUser> {
  reply.header('cache-control', 'no-store');
  const { protocol } = request;
  const token = sessionToken({ protocol, cookie: request.headers.cookie });
  const session = token ? await readSession(context.store.staff, token, protocol, context.clock()) : null;
  if (!session) throw new EarshotError('staff.not-signed-in', 'Sign in first, or send a secret key as a bearer token.');
  refuseCrossSite(request, context.config.publicUrl);
  if (session.cookie) reply.header('set-cookie', session.cookie);
  return session.user;
}

/** Whether what was permitted when a long connection began still is. Asking does not keep a session alive. */
export async function stillPermitted(context: Context, request: FastifyRequest, scope: Scope): Promise<boolean> {
  const bearer = bearerOf(request);
  if (bearer !== undefined) {
    return keyPermit(context, bearer, scope).then(
      () => true,
      (error: unknown) => !isEarshotError(error),
    );
  }
  const token = sessionToken({ protocol: request.protocol, cookie: request.headers.cookie });
  const user = token ? await whoseSession(context.store.staff, token, context.clock()) : null;
  return user !== null && scopesOf[user.role].includes(scope);
}

async function keyPermit({ store, clock }: Context, bearer: string, scope: Scope): Promise<Permit> {
  const said = readKey(bearer);
  const key = said && (await store.sites.findKey(said.agency, hashKey(bearer)));
  if (!key) throw new EarshotError('key.unknown', 'There is no such key.');
  if (isRevoked(key, clock())) throw new EarshotError('key.revoked', 'This key was revoked.');
  if (key.kind !== 'secret') throw new EarshotError('key.scope-missing', 'A publishable key can only send answers. Use a secret key here.');
  if (!key.scopes.includes(scope)) throw new EarshotError('key.scope-missing', `This key lacks the scope ${scope}.`);
  return { agency: key.agency, kind: 'key', key };
}
