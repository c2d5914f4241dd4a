import { EarshotError } from '@earshot/model';
import Fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import type { Context } from './context.ts';
import { problemOf } from './errors.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { assetRoutes } from './routes/assets.ts';
import { caseRoutes } from './routes/cases.ts';
import { commentRoutes } from './routes/comments.ts';
import { eventRoutes } from './routes/events.ts';
import { healthRoutes } from './routes/health.ts';
import { hostedRoutes } from './routes/hosted.ts';
import { journeyRoutes } from './routes/journeys.ts';
import { liveRoutes } from './routes/live.ts';
import { openApiRoutes } from './routes/openapi.ts';
import { quarantineRoutes } from './routes/quarantine.ts';
import { referenceRoutes } from './routes/references.ts';
import { resultRoutes } from './routes/results.ts';
import { sessionRoutes } from './routes/session.ts';
import { setupRoutes } from './routes/setup.ts';
import { staffSiteRoutes } from './routes/staff-sites.ts';
import { staffSurveyRoutes } from './routes/staff-surveys.ts';
import { statusRoutes } from './routes/status.ts';
import { surveyRoutes } from './routes/surveys.ts';
import { userRoutes } from './routes/users.ts';

/** A room of the HTTP interface: adds its routes to the app. */
export type Routes = (app: FastifyInstance, context: Context, metrics: Metrics) => void | Promise<void>;

/** Every family of routes, each in its own scope so that its parsers and hooks are its own. */
const rooms: readonly Routes[] = [
  eventRoutes,
  surveyRoutes,
  referenceRoutes,
  hostedRoutes,
  statusRoutes,
  setupRoutes,
  sessionRoutes,
  staffSurveyRoutes,
  resultRoutes,
  commentRoutes,
  caseRoutes,
  journeyRoutes,
  quarantineRoutes,
  liveRoutes,
  staffSiteRoutes,
  userRoutes,
  healthRoutes,
  openApiRoutes,
  assetRoutes,
];

/** The longest name in a path: a key, with the longest agency id in it. */
const LONGEST_PARAMETER = 256;

/** The largest body comes in a minute even at 5 KB a second; who takes longer keeps a connection from others. */
const REQUEST_MS = 60_000;

/** What every reply carries unless its route says otherwise: nothing runs, nothing frames it, no type is guessed, no address leaks. */
const guarded = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
} as const;

/** The whole HTTP interface over one context; listening is left to the caller. */
export function createApp(context: Context): FastifyInstance {
  const { config } = context;
  const metrics = createMetrics(context);
  const app = Fastify({
    // A line per request would hold paths with keys and tokens in them, and the caller's address; what goes wrong, `refuse` says.
    logger: false,
    bodyLimit: config.maxBytes,
    requestTimeout: REQUEST_MS,
    // A link to a hosted page is typed and printed: a slash at its end leads there too.
    routerOptions: { maxParamLength: LONGEST_PARAMETER, ignoreTrailingSlash: true },
    trustProxy: config.trustedProxies.length > 0 ? [...config.trustedProxies] : false,
    forceCloseConnections: 'idle',
    // What still comes over a connection that is open is taken, and the connection then closed: a bare 503 would make every sender wait.
    return503OnClosing: false,
    frameworkErrors: (error, _request, reply) => refuse(context, error, undefined, reply as unknown as FastifyReply),
  });

  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(guarded);
    done();
  });
  app.addHook('onResponse', (request, reply, done) => {
    metrics.answered(request.method, request.routeOptions.url ?? 'none', reply.statusCode, reply.elapsedTime / 1000);
    done();
  });
  app.setErrorHandler((error, request, reply) => refuse(context, error, request.routeOptions.url, reply));

  app.setNotFoundHandler((_request, reply) =>
    refuse(context, new EarshotError('request.not-found', 'There is nothing here.'), undefined, reply),
  );

  for (const room of rooms) app.register(async (scope) => room(scope, context, metrics));
  return app;
}

/** Answers an error as a problem. The log learns of our own failures alone, and of them no message: it could quote what a person sent. */
function refuse({ log }: Context, error: unknown, route: string | undefined, reply: FastifyReply): FastifyReply {
  const { problem, retryAfter } = problemOf(error);
  if (problem.status >= 500 && error instanceof Error) {
    const places = error.stack?.split('\n').filter((line) => /^\s+at /.test(line));
    log.error(
      {
        route,
        code: problem.code,
        error: error.name,
        cause: (error.cause as { code?: unknown } | undefined)?.code ?? (error as { code?: unknown }).code,
        places,
        // Of the database, not of the request: why nothing can be kept.
        ...(problem.code === 'store.unavailable' ? { says: problem.detail } : {}),
      },
      'a request failed',
    );
  }
  if (retryAfter !== undefined) reply.header('retry-after', retryAfter);
  return reply.code(problem.status).type('application/problem+json').send(problem);
}
