import { EarshotError } from '@earshot/model';
import type { FastifyInstance } from 'fastify';
import { permit, stillPermitted } from '../access/permit.ts';
import type { Context } from '../context.ts';
import { openStream } from '../live/stream.ts';
import { keepingOf, readiness } from '../readiness.ts';

/** More browsers than any agency has staff; each costs a socket. */
const MOST_STREAMS = 2_000;

/** What happens, the moment it is durable. */
export function liveRoutes(app: FastifyInstance, context: Context): void {
  const { live: bus, clock } = context;
  const open = new Set<() => void>();
  let closing = false;

  // Not HEAD: a stream without a body would never end.
  app.get('/v1/live', { exposeHeadRoute: false }, async (request, reply) => {
    const { agency } = await permit(context, request, reply, 'results');
    if (closing) throw new EarshotError('server.busy', 'The server is closing; ask again in a moment.', { retryAfter: 5 });
    if (open.size >= MOST_STREAMS) throw new EarshotError('server.busy', 'Too many browsers listen already.', { retryAfter: 30 });
    const lastId = request.headers['last-event-id'];
    reply.hijack();
    const out = reply.raw;
    for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) out.setHeader(name, value);
    // Nginx would hold back what is small; it is told not to.
    out.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
    const stillAllowed = () => stillPermitted(context, request, 'results');
    const keeping = async () => keepingOf(await readiness(context));
    const heard = typeof lastId === 'string' ? lastId : undefined;
    const close = openStream(out, { bus, agency, lastId: heard, now: clock(), stillAllowed, keeping });
    open.add(close);
    out.once('close', () => open.delete(close));
  });

  // Without this a stopping server would wait for browsers that never hang up.
  app.addHook('preClose', async () => {
    closing = true;
    for (const close of open) close();
  });
}
