import { Channel, Day, LanguageTag, Slug } from '@earshot/model';
import type { CommentQuery } from '@earshot/store';
import type { FastifyInstance } from 'fastify';
import * as z from 'zod/mini';
import { permit } from '../access/permit.ts';
import type { Context } from '../context.ts';
import { dayNumber } from '../day.ts';
import { pageCursor, pageLimit, readRequest, wholeNumber } from './read-request.ts';

const AskedComments = z.strictObject({
  survey: z.optional(Slug),
  service: z.optional(Slug),
  q: z.optional(z.string().check(z.maxLength(200))),
  from: z.optional(Day),
  to: z.optional(Day),
  atLeast: z.optional(wholeNumber(0, 10)),
  atMost: z.optional(wholeNumber(0, 10)),
  language: z.optional(LanguageTag),
  channel: z.optional(Channel),
  test: z.optional(z.enum(['true', 'false'])),
  limit: pageLimit,
  cursor: pageCursor,
});

/** What people wrote, newest first. */
export function commentRoutes(app: FastifyInstance, context: Context): void {
  app.get('/v1/comments', async (request, reply) => {
    const { agency } = await permit(context, request, reply, 'responses:read');
    const { q, from, to, atLeast, atMost, test, ...asked } = readRequest(AskedComments, request.query);
    const query = {
      ...asked,
      ...(q?.trim() ? { search: q.trim() } : {}),
      ...(from ? { from: dayNumber(from) } : {}),
      ...(to ? { to: dayNumber(to) } : {}),
      ...(atLeast !== undefined || atMost !== undefined
        ? { score: { ...(atLeast !== undefined ? { atLeast } : {}), ...(atMost !== undefined ? { atMost } : {}) } }
        : {}),
      ...(test ? { test: test === 'true' } : {}),
    };
    return context.store.comments.list(agency, query as CommentQuery);
  });
}
