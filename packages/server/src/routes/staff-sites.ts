import { EarshotError, Origin, Slug } from '@earshot/model';
import type { FastifyInstance } from 'fastify';
import * as z from 'zod/mini';
import { permit } from '../access/permit.ts';
import type { Context } from '../context.ts';
import { hashKey, makeKey } from '../keys.ts';
import { readRequest } from './read-request.ts';

interface Named {
  Params: { site: string; id: string };
}

const NewSiteKey = z.strictObject({ site: Slug, origin: Origin, app: z.optional(z.boolean()) });

/** Which pages may send answers, and whether they do. */
export function staffSiteRoutes(app: FastifyInstance, context: Context): void {
  const { store, clock } = context;

  app.get('/v1/sites', async (request, reply) => {
    const { agency } = await permit(context, request, reply, 'admin');
    return { items: await store.sites.keys(agency) };
  });

  app.post('/v1/sites', async (request, reply) => {
    const { agency } = await permit(context, request, reply, 'admin');
    const { site, origin, app: forApp = false } = readRequest(NewSiteKey, request.body);
    const key = makeKey(agency, 'publishable');
    const { id } = await store.sites.addKey({
      agency,
      site,
      kind: 'publishable',
      origins: [origin],
      scopes: [],
      app: forApp,
      hash: hashKey(key),
      createdAt: clock(),
    });
    return reply.code(201).send({ id, key, site, origin });
  });

  app.get<Named>('/v1/sites/:site/keys/:id/signal', async (request, reply) => {
    const { agency } = await permit(context, request, reply, 'admin');
    await known(agency, request.params);
    return store.sites.signal(agency, request.params.id);
  });

  app.delete<Named>('/v1/sites/:site/keys/:id', async (request, reply) => {
    const { agency } = await permit(context, request, reply, 'admin');
    await known(agency, request.params);
    await store.sites.revokeKey(agency, request.params.id, clock());
    return reply.code(204).send();
  });

  async function known(agency: string, { site, id }: Named['Params']): Promise<void> {
    const keys = await store.sites.keys(agency);
    if (!keys.some((key) => key.id === id && key.site === site)) throw new EarshotError('request.not-found', 'The site has no such key.');
  }
}
