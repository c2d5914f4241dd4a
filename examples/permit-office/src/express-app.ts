import express, { type Express } from 'express';
import type { Office } from './office.ts';

/** The permit office behind Express 5, which hears of a rejected promise by itself. */
export function expressApp(office: Office): Express {
  const app = express();
  app.use(express.json());
  app.post('/permits', async (request, reply) => {
    reply.status(201).json({ reference: await office.submit(request.body) });
  });
  app.put('/permits/:reference/status', async ({ params, body }, reply) => {
    reply.status((await office.change(params.reference, body.status)) ? 204 : 404).end();
  });
  app.put('/permits/:reference/outcome', async ({ params, body }, reply) => {
    reply.status((await office.complete(params.reference, body.outcome)) ? 204 : 404).end();
  });
  return app;
}
