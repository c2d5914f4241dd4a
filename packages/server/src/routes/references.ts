import { EarshotError } from '@earshot/model';
import type { FastifyInstance } from 'fastify';
import type { Context } from '../context.ts';
import { touchpointOf } from '../touchpoint-token.ts';

/** What the token of a touchpoint stands for, in the words the person knows: told to whoever holds it, so that they see what an answer is linked to. */
export const referenceRoutes = (app: FastifyInstance, context: Context): void => {
  // Any page may ask, and read a refusal too.
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers({ 'access-control-allow-origin': '*', 'cache-control': 'no-store' });
    done();
  });

  app.get<{ Params: { token: string } }>('/v1/references/:token', async ({ params }) => {
    const found = await touchpointOf(context, params.token);
    if (!found) throw new EarshotError('request.not-found', 'This is no token of ours, or it has expired.');
    return { reference: found.touchpoint.reference };
  });
};
