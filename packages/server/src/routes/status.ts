import { EarshotError, isEarshotError } from '@earshot/model';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { readStatusToken } from '../cases/status-token.ts';
import type { Context } from '../context.ts';
import { problemOf } from '../errors.ts';
import { type Message, MessagePage } from '../hosted/message-page.tsx';
import { pageHeaders, renderPage } from '../hosted/render-page.ts';
import { StatusPage } from '../hosted/status-page.tsx';
import { bare, visit, wantedLanguages } from '../hosted/visit.ts';

type Asked = FastifyRequest<{ Params: { token: string }; Querystring: { lang?: unknown } }>;

/** How a person's own case stands, for whoever has its address: no name, no address and no words of theirs stand on it. */
export const statusRoutes = (app: FastifyInstance, context: Context): void => {
  const { store, clock, log } = context;
  const key = context.secrets.keyFor('case-status');
  const lang = ({ query }: FastifyRequest) => {
    const { lang: wanted } = query as { lang?: unknown };
    return typeof wanted === 'string' ? wanted : null;
  };
  const page = (reply: FastifyReply, html: string, status = 200) =>
    reply.code(status).headers(pageHeaders).type('text/html; charset=utf-8').send(html);

  app.setErrorHandler((error, request: FastifyRequest, reply) => {
    const { problem, retryAfter } = problemOf(error);
    if (problem.status >= 500) log.error({ route: request.routeOptions.url, code: problem.code }, 'a page failed');
    if (retryAfter !== undefined) reply.header('retry-after', retryAfter);
    const message: Message = isEarshotError(error) && error.code === 'case.unknown' ? 'status.missing' : 'page.failed';
    return page(reply, renderPage(MessagePage, { page: bare(lang(request)), message }), problem.status);
  });

  app.get('/status/:token', async (request: Asked, reply) => {
    const unknown = new EarshotError('case.unknown', 'There is no such case.');
    const named = readStatusToken(key, request.params.token);
    if (!named) throw unknown;
    const agency = await store.agencies.get(named.agency);
    const standing = agency && (await store.cases.get(agency.id, named.id));
    const published = standing && (await store.surveys.get(agency.id, standing.survey));
    if (!published) throw unknown;
    const wanted = wantedLanguages(request.headers['accept-language']);
    const { timeZone } = agency;
    return page(reply, renderPage(StatusPage, { ...visit(agency, published, lang(request)), standing, timeZone, now: clock(), wanted }));
  });
};
