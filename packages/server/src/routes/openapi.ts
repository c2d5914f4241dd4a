import type { FastifyInstance } from 'fastify';
import type { Context } from '../context.ts';
import { openApi } from '../openapi.ts';
import { version } from '../version.ts';
import { sendTagged } from './send-tagged.ts';

/** A document that changes with the version of the server alone. */
const MAX_AGE = 300;

export const openApiRoutes = (app: FastifyInstance, _context: Context): void => {
  let made: Record<string, unknown> | undefined;
  app.get('/openapi.json', async (request, reply) => {
    made ??= openApi(version);
    return sendTagged(request, reply.header('access-control-allow-origin', '*'), made, MAX_AGE);
  });
};
