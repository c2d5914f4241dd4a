import { EarshotError, SignIn } from '@earshot/model';
import type { FastifyInstance } from 'fastify';
import { BackOff } from '../access/back-off.ts';
import { refuseOtherPages } from '../access/cross-site.ts';
import { isPassword } from '../access/password.ts';
import { signedIn } from '../access/permit.ts';
import { closeSession, openSession, sessionToken } from '../access/session.ts';
import type { Context } from '../context.ts';
import { readRequest } from './read-request.ts';

/** Signing in and out. */
export function sessionRoutes(app: FastifyInstance, context: Context): void {
  const { store, clock, config } = context;
  const backOff = new BackOff(clock);

  app.post('/v1/session', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    refuseOtherPages(request, config.publicUrl);
    const { email, password } = readRequest(SignIn, request.body);
    backOff.attempt(email, request.ip);
    const found = await store.staff.find(email.toLowerCase());
    if (!(await isPassword(password, found?.passwordHash)) || !found) {
      throw new EarshotError('staff.wrong-password', 'The e-mail address or the password is wrong.');
    }
    backOff.succeeded(email, request.ip);
    const { passwordHash: _, ...user } = found;
    reply.header('set-cookie', await openSession(store.staff, user, request.protocol, clock()));
    return { user, agency: await store.agencies.get(user.agency) };
  });

  app.get('/v1/session', async (request, reply) => {
    const user = await signedIn(context, request, reply);
    return { user, agency: await store.agencies.get(user.agency) };
  });

  app.delete('/v1/session', async (request, reply) => {
    await signedIn(context, request, reply);
    const { protocol } = request;
    reply.header('set-cookie', await closeSession(store.staff, sessionToken({ protocol, cookie: request.headers.cookie }), protocol));
    return reply.code(204).send();
  });
}
