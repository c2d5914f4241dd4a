import { Agency, EarshotError, Name, type StaffUser } from '@earshot/model';
import type { FastifyInstance } from 'fastify';
import * as z from 'zod/mini';
import { BackOff } from '../access/back-off.ts';
import { refuseOtherPages } from '../access/cross-site.ts';
import { hashPassword, requireGoodPassword } from '../access/password.ts';
import { openSession } from '../access/session.ts';
import { setupIsOpen, useSetupToken } from '../access/setup.ts';
import type { Context } from '../context.ts';
import { readRequest } from './read-request.ts';

const FirstAccount = z.strictObject({
  token: z.string().check(z.minLength(1), z.maxLength(200)),
  agency: z.strictObject({
    id: Agency.shape.id,
    name: Name,
    timeZone: Agency.shape.timeZone,
    language: Agency.shape.language,
  }),
  email: z.email(),
  name: Name,
  password: z.string().check(z.maxLength(1024)),
});

/** The first account, made by whoever can read the server's console. */
export function setupRoutes(app: FastifyInstance, { store, clock, config }: Context): void {
  const backOff = new BackOff(clock);

  app.get('/v1/setup', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
    return { open: (await setupIsOpen(config.data)) && !(await store.staff.any()) };
  });

  app.post('/v1/setup', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    refuseOtherPages(request, config.publicUrl);
    const { token, agency, password, ...given } = readRequest(FirstAccount, request.body);
    requireGoodPassword(password);
    backOff.attempt('set-up', request.ip);
    const user: StaffUser = { agency: agency.id, email: given.email.toLowerCase(), name: given.name, role: 'admin' };
    await useSetupToken(config.data, token, async () => {
      if (await store.staff.any()) throw new EarshotError('setup.token-invalid', 'Somebody can sign in already. Sign in, or ask an admin.');
      const known = await store.agencies.get(agency.id);
      const { name, timeZone, language } = agency;
      const named = { services: [], queues: [], contact: [], holidays: [], ...known, id: agency.id, timeZone, language };
      await store.agencies.put({ ...named, name: { ...known?.name, [language]: name } });
      await store.staff.add({ ...user, passwordHash: await hashPassword(password) }, clock());
    });
    backOff.succeeded('set-up', request.ip);
    reply.header('set-cookie', await openSession(store.staff, user, request.protocol, clock()));
    return reply.code(201).send({ user });
  });
}
