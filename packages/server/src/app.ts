import Fastify, { type FastifyInstance } from 'fastify';
import type { Context } from './context.ts';
import { problemOf } from './errors.ts';

/** A room of the HTTP interface: adds its routes to the app. */
export type Routes = (app: FastifyInstance, context: Context) => void;

/** Every family of routes, each in its own scope so that its parsers and hooks are its own. */
const rooms: readonly Routes[] = [];

/** The whole HTTP interface over one context; listening is left to the caller. */
export function createApp(context: Context): FastifyInstance {
  const { config, log } = context;
  const app = Fastify({
    loggerInstance: log,
    // A request line would name paths with keys and tokens in them, and the caller's address.
    disableRequestLogging: true,
    bodyLimit: config.maxBytes,
    trustProxy: config.trustedProxies.length > 0 ? [...config.trustedProxies] : false,
    forceCloseConnections: 'idle',
  });

  app.setErrorHandler((error, _request, reply) => {
    const { problem, retryAfter } = problemOf(error);
    if (retryAfter !== undefined) reply.header('retry-after', retryAfter);
    return reply.code(problem.status).type('application/problem+json').send(problem);
  });

  for (const room of rooms) app.register(async (scope) => room(scope, context));
  return app;
}
