import { statfs } from 'node:fs/promises';
import type { FastifyInstance } from 'fastify';
import type { Context } from '../context.ts';
import type { Metrics } from '../metrics.ts';

const MIB = 1024 * 1024;
/** A commit that took longer says that the disk is in trouble: people are waiting for their thank-you. */
const SLOW_COMMIT_MS = 5_000;

/** For machines: whether the server lives, whether it should get requests, and its numbers. */
export const healthRoutes = (app: FastifyInstance, context: Context, metrics: Metrics): void => {
  app.get('/healthz', async (_request, reply) => reply.header('cache-control', 'no-store').type('text/plain').send('ok\n'));

  app.get('/readyz', async (_request, reply) => {
    const checks = await readiness(context);
    const ready = Object.values(checks).every((check) => check.ok);
    if (!ready) reply.header('retry-after', 5);
    return reply
      .code(ready ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ ready, checks });
  });

  app.get('/metrics', async (_request, reply) =>
    reply
      .header('cache-control', 'no-store')
      .type(metrics.registry.contentType)
      .send(await metrics.registry.metrics()),
  );
};

async function readiness({ store, config }: Context) {
  const canWrite = await store.upkeep.canWrite().catch(() => false);
  // Bytes free to us, not to root.
  const free = await statfs(config.data).then(
    ({ bavail, bsize }) => Math.floor((bavail * bsize) / MIB),
    () => 0,
  );
  const { waiting, lastMillis } = store.upkeep.load();
  return {
    write: { ok: canWrite },
    disk: { ok: free >= config.minFreeDisk, freeMebibytes: free },
    lag: { ok: lastMillis < SLOW_COMMIT_MS, waiting, lastCommitMs: lastMillis },
  };
}
