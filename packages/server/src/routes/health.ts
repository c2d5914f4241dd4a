import { EarshotError } from '@earshot/model';
import type { FastifyInstance } from 'fastify';
import type { Context } from '../context.ts';
import { problemOf } from '../errors.ts';
import type { Metrics } from '../metrics.ts';
import { readiness } from '../readiness.ts';

/** For machines: whether the server lives, whether it should get requests, and its numbers. */
export const healthRoutes = (app: FastifyInstance, context: Context, metrics: Metrics): void => {
  app.get('/healthz', async (_request, reply) => reply.header('cache-control', 'no-store').type('text/plain').send('ok\n'));

  app.get('/readyz', async (_request, reply) => {
    const found = await readiness(context);
    reply.header('cache-control', 'no-store');
    if (found.ready) return reply.send(found);
    const failed = Object.entries(found.checks).filter(([, { ok }]) => !ok);
    const detail = `Not ready: ${failed.map(([name]) => name).join(', ')}.`;
    const faults = failed.map(([at, { says }]) => ({ at, message: says }));
    const { problem, retryAfter } = problemOf(new EarshotError('server.not-ready', detail, { faults }));
    return reply
      .code(problem.status)
      .header('retry-after', retryAfter)
      .type('application/problem+json')
      .send({ ...problem, ...found });
  });

  app.get('/metrics', async (_request, reply) =>
    reply
      .header('cache-control', 'no-store')
      .type(metrics.registry.contentType)
      .send(await metrics.registry.metrics()),
  );
};
