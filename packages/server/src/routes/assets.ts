import { EarshotError } from '@earshot/model';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { builtFolder, readFolder } from '../assets/folder.ts';
import { sendAsset } from '../assets/send-asset.ts';
import { keepWidgetBuilds } from '../assets/widget-builds.ts';
import type { Context } from '../context.ts';

/** Its name has a hash of its content in it: it never changes. */
const FOREVER = 'public, max-age=31536000, immutable';
/** The loader's name stays: five minutes, as long as a paused survey may still be shown. */
const LOADER = 'public, max-age=300';
/** Asked again every time, and mostly answered 304. */
const ASKED_AGAIN = 'no-cache';

/** The dashboard runs its own scripts and styles, talks to this server alone, and is framed by nobody. */
const dashboardPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

/** Paths that belong to machines and citizens: a page of the dashboard never lies there. */
const notDashboard = /^\/(v1|s|widget|earshot\.js|stub\.js|healthz|readyz|metrics|openapi\.json)(\/|$|\?)/;

const nothing = (what: string): EarshotError => new EarshotError('request.not-found', what);

/** What is built and only handed out: the loader, the drawing code of this and the last three builds, and the dashboard. */
export const assetRoutes = (app: FastifyInstance, { config, log }: Context): void => {
  const site = builtFolder('site');
  const dashboardDir = builtFolder('dashboard');
  if (!site || !dashboardDir)
    log.warn({ widget: site !== undefined, dashboard: dashboardDir !== undefined }, 'a part is not built: run npm run build');
  const named = site ? readFolder(site) : undefined;
  const drawing = readFolder(keepWidgetBuilds(site, config.data));
  const dashboard = readFolder(dashboardDir ?? '');
  const gallery = readFolder(builtFolder('gallery') ?? '');

  // Any page may load these, also one that isolates itself from what did not say so.
  const forAnyPage = (reply: FastifyReply) =>
    reply.headers({ 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' });

  for (const name of ['earshot.js', 'stub.js']) {
    app.get(`/${name}`, async (request, reply) => {
      forAnyPage(reply);
      const file = named?.get(name);
      if (!file) throw nothing('The widget is not built.');
      return sendAsset(request, reply, file, LOADER);
    });
  }

  app.get('/widget/:hash/*', async (request: FastifyRequest<{ Params: { hash: string; '*': string } }>, reply) => {
    forAnyPage(reply);
    const file = drawing.get(`${request.params.hash}/${request.params['*']}`);
    if (!file) throw nothing('There is no such file of the widget.');
    return sendAsset(request, reply, file, FOREVER);
  });

  app.get('/*', async (request: FastifyRequest<{ Params: { '*': string } }>, reply) => {
    const path = request.params['*'];
    const file = dashboard.get(path) ?? gallery.get(path);
    if (file && path !== 'index.html') return sendAsset(request, reply, file, /^(assets|gallery)\//.test(path) ? FOREVER : ASKED_AGAIN);
    // An address inside the dashboard, opened or reloaded; a missing picture or script stays missing.
    const index = (path === 'gallery/survey' && gallery.get('index.html')) || dashboard.get('index.html');
    const isPage = index && !notDashboard.test(request.url) && !/\.[a-z0-9]+$/i.test(path);
    if (!isPage) throw nothing('There is nothing here.');
    reply.header('content-security-policy', dashboardPolicy).header('cross-origin-opener-policy', 'same-origin');
    return sendAsset(request, reply, index, ASKED_AGAIN);
  });
};
