import { EarshotError, type Key } from '@earshot/model';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Context } from '../context.ts';
import { addressDoor } from '../ingest/address.ts';
import { createBuckets } from '../ingest/bucket.ts';
import { readSent } from '../ingest/clock.ts';
import { mediaTypes, parse } from '../ingest/parse.ts';
import { findKey, keyText, refusal, wholeOrigin } from '../ingest/permit.ts';
import { takeEvents } from '../intake.ts';
import type { Metrics } from '../metrics.ts';
import { noteSignal } from '../signals.ts';

/** A day: what a browser may remember of a preflight at most, and mostly caps itself. */
const PREFLIGHT_SECONDS = 86_400;
const preflightHeaders = [
  'authorization',
  'content-type',
  'content-encoding',
  'ce-specversion',
  'ce-id',
  'ce-source',
  'ce-type',
  'ce-time',
].join(', ');

const readable = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'Retry-After',
  'cache-control': 'no-store',
} as const;

/** The route everything comes in by. */
export const eventRoutes = (app: FastifyInstance, context: Context, metrics: Metrics): void => {
  const { config, clock } = context;
  const buckets = createBuckets(clock);
  const door = addressDoor(context);
  const limits = { maxBytes: config.maxBytes, maxEvents: config.maxEvents };

  // The body comes as bytes whatever its type: it may be gzip, and is parsed once.
  app.removeAllContentTypeParsers();
  // By name, too: what is only caught by the star is looked at anew for every request.
  for (const type of [...mediaTypes, '*'])
    app.addContentTypeParser(type, { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

  // On every reply, errors too: a page must be able to read why it was refused. Origins are checked by code, not by the browser.
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(readable);
    done();
  });

  app.options('/v1/events', (_request, reply) =>
    reply
      .header('access-control-allow-methods', 'POST')
      .header('access-control-allow-headers', preflightHeaders)
      .header('access-control-max-age', PREFLIGHT_SECONDS)
      .code(204)
      .send(),
  );

  app.post('/v1/events', async (request: FastifyRequest<{ Querystring: { key?: unknown; sent?: unknown } }>) => {
    const { headers, query, body } = request;
    const contentType = headers['content-type'] ?? '';
    const key = await findKey(context.store.sites, keyText({ contentType, authorization: headers.authorization, key: query.key }));
    admit(request, key);
    const { items } = parse(
      { contentType, contentEncoding: headers['content-encoding'], headers, body: Buffer.isBuffer(body) ? body : Buffer.alloc(0) },
      limits,
    );
    // The first was counted before the body was looked at.
    if (key.kind === 'publishable' && items.length > 1) door.admit(request, items.length - 1);
    const taken = await takeEvents(context, key, items, readSent(query.sent));
    metrics.taken(taken);
    return { results: taken.results };
  });

  /** Lets a key in or says why not, to the sender and to whoever watches the light of the site. */
  const admit = (request: FastifyRequest, key: Key): void => {
    const { origin } = request.headers;
    const refused = refusal(key, origin, context.clock());
    if (refused) {
      const reason = refused.code === 'key.revoked' ? 'key-revoked' : 'origin-not-allowed';
      if (key.kind === 'publishable') noteSignal(context, key, reason, wholeOrigin(origin));
      throw refused;
    }
    // Before the key's own: who floods from one place must not use up what others may send.
    if (key.kind === 'publishable') door.admit(request);
    const wait = buckets.take(key.id, key.app ? config.appKeyRate : config.keyRate);
    if (wait !== undefined) throw new EarshotError('request.too-many', 'This key sends more than it may.', { retryAfter: wait });
    if (key.kind === 'publishable') noteSignal(context, key, null, wholeOrigin(origin));
  };
};
