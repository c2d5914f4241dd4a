import type { JourneyPage } from '@earshot/model';
import type { FastifyInstance } from 'fastify';
import * as z from 'zod/mini';
import { permit } from '../access/permit.ts';
import type { Context } from '../context.ts';
import { pageCursor, pageLimit, readRequest } from './read-request.ts';

/** A reference stands in the query, which is neither logged nor counted: in a path it would be a metric's label. */
const Asked = z.strictObject({ reference: z.string().check(z.minLength(1), z.maxLength(512)), limit: pageLimit, cursor: pageCursor });

/** What is known about one request, appointment or call, in the order in which it happened. */
export function journeyRoutes(app: FastifyInstance, context: Context): void {
  app.get('/v1/journeys', async (request, reply): Promise<JourneyPage> => {
    const { agency } = await permit(context, request, reply, 'responses:read');
    const { reference, limit, cursor } = readRequest(Asked, request.query);
    return { reference, ...(await context.store.journeys.read(agency, reference, { limit, ...(cursor === undefined ? {} : { cursor }) })) };
  });
}
