import fastify, { type FastifyInstance } from 'fastify';
import type { Application, Office } from './office.ts';

/** The permit office behind Fastify. */
export function fastifyApp(office: Office): FastifyInstance {
  const app = fastify();
  app.post<{ Body: Application }>('/permits', async (request, reply) => {
    const reference = await office.submit(request.body);
    return reply.code(201).send({ reference });
  });
  app.put<{ Params: { reference: string }; Body: { status: string } }>('/permits/:reference/status', async ({ params, body }, reply) => {
    return reply.code((await office.change(params.reference, body.status)) ? 204 : 404).send();
  });
  app.put<{ Params: { reference: string }; Body: { outcome: 'granted' | 'refused' } }>(
    '/permits/:reference/outcome',
    async ({ params, body }, reply) => {
      return reply.code((await office.complete(params.reference, body.outcome)) ? 204 : 404).send();
    },
  );
  return app;
}
