import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Asset } from './folder.ts';

/** Below this, compression saves less than its header costs. */
const LEAST_BYTES = 1024;

const compressible = /^(text\/|application\/(json|manifest)|image\/svg)/;

const accepts = (request: FastifyRequest, encoding: string): boolean =>
  (request.headers['accept-encoding'] ?? '')
    .split(',')
    .some((each) => each.trim().split(';')[0]!.toLowerCase() === encoding && !/;\s*q=0(\.0*)?$/.test(each.trim()));

/** Sends a built file in the best encoding the browser takes, or 304 when it has it. */
export async function sendAsset(request: FastifyRequest, reply: FastifyReply, asset: Asset, cacheControl: string): Promise<FastifyReply> {
  const encodings = compressible.test(asset.type) && asset.body.length >= LEAST_BYTES ? (['br', 'gzip'] as const) : [];
  const encoding = encodings.find((each) => accepts(request, each));
  // Strong tags are of bytes, and each encoding has its own.
  const etag = `"${asset.etag}${encoding ? `-${encoding}` : ''}"`;
  reply.header('cache-control', cacheControl).header('etag', etag);
  if (encodings.length > 0) reply.header('vary', 'accept-encoding');
  if (request.headers['if-none-match']?.split(',').some((each) => each.trim() === etag)) return reply.code(304).send();
  const body = encoding ? await asset.encoded(encoding) : asset.body;
  if (encoding) reply.header('content-encoding', encoding);
  return reply.type(asset.type).send(body);
}
