import { hash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Sends JSON under a strong ETag of its content, or 304 to whoever has it already. `maxAge` in seconds. */
export function sendTagged(request: FastifyRequest, reply: FastifyReply, content: unknown, maxAge: number): FastifyReply {
  const body = JSON.stringify(content);
  const tag = `"${hash('sha256', body, 'base64url').slice(0, 27)}"`;
  reply.header('etag', tag).header('cache-control', `public, max-age=${maxAge}`);
  const known = request.headers['if-none-match']?.split(',').map((each) => each.trim().replace(/^W\//, ''));
  if (known?.includes(tag) || known?.includes('*')) return reply.code(304).send();
  return reply.type('application/json; charset=utf-8').send(body);
}
