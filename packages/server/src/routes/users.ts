import { Name, Role, type StaffUser } from '@earshot/model';
import type { FastifyInstance } from 'fastify';
import * as z from 'zod/mini';
import { hashPassword, requireGoodPassword } from '../access/password.ts';
import { permit } from '../access/permit.ts';
import type { Context } from '../context.ts';
import { readRequest } from './read-request.ts';

const NewUser = z.strictObject({
  email: z.email(),
  name: Name,
  role: Role,
  password: z.string().check(z.maxLength(1024)),
});

/** Who can sign in. */
export function userRoutes(app: FastifyInstance, context: Context): void {
  const { store, clock } = context;

  // Supervisors read it to give cases to each other.
  app.get('/v1/users', async (request, reply) => {
    const { agency } = await permit(context, request, reply, 'cases');
    return { items: await store.staff.list(agency) };
  });

  app.post('/v1/users', async (request, reply) => {
    const { agency } = await permit(context, request, reply, 'admin');
    const { email, name, role, password } = readRequest(NewUser, request.body);
    requireGoodPassword(password);
    const user: StaffUser = { agency, email: email.toLowerCase(), name, role };
    await store.staff.add({ ...user, passwordHash: await hashPassword(password) }, clock());
    return reply.code(201).send(user);
  });
}
