import { randomUUID } from 'node:crypto';
import { type Agency, EarshotError, type EarshotEvent, isEarshotError, type PublishedSurvey } from '@earshot/model';
import { holds } from '@earshot/model/rules';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { readStatusToken } from '../cases/status-token.ts';
import type { Context } from '../context.ts';
import { problemOf } from '../errors.ts';
import { type CameBy, cameBy, carried } from '../hosted/came-by.ts';
import { type FormFields, languageOf, readForm, versionOf } from '../hosted/form-fields.ts';
import { signForm } from '../hosted/form-token.ts';
import { type AllHeld, givenOf } from '../hosted/held.ts';
import { lookRoute, lookText } from '../hosted/look.ts';
import { type Message, MessagePage } from '../hosted/message-page.tsx';
import { type Pause, pauseOn, withoutPersonal } from '../hosted/pause.ts';
import { QuestionPage } from '../hosted/question-page.tsx';
import { pageHeaders, renderPage } from '../hosted/render-page.ts';
import { answersOf, handIn, openedEvent } from '../hosted/respond.ts';
import { type Review, reviewOf } from '../hosted/review.ts';
import { sheetPath, sheetText } from '../hosted/sheet.ts';
import { ThanksPage } from '../hosted/thanks-page.tsx';
import { bare, type Visit, visit, wantedLanguages } from '../hosted/visit.ts';
import { finishEarly, firstPlace, type Place, stepBack, stepOn } from '../hosted/walk.ts';
import { addressDoor } from '../ingest/address.ts';
import { createBuckets } from '../ingest/bucket.ts';
import { isClosed, stateAt } from '../ingest/published.ts';
import { takeEvents } from '../intake.ts';
import type { Metrics } from '../metrics.ts';
import { touchpointOf } from '../touchpoint-token.ts';

interface Named {
  Params: { agency: string; survey: string };
}

const queryOf = ({ url }: FastifyRequest) => new URL(url, 'http://localhost').searchParams;

/** The survey as a page of its own: plain forms, no script, nothing stored before Send. */
export const hostedRoutes = (app: FastifyInstance, context: Context, metrics: Metrics): void => {
  const { store, config, clock, log } = context;
  const key = context.secrets.keyFor('form-token');
  const statusKey = context.secrets.keyFor('case-status');
  const buckets = createBuckets(clock);
  const door = addressDoor(context);

  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => done(null, body));

  const style = (reply: FastifyReply, text: string) =>
    reply.header('cache-control', 'public, max-age=31536000, immutable').type('text/css; charset=utf-8').send(text);
  app.get(sheetPath, (_request, reply) => style(reply, sheetText));
  app.get(lookRoute, (request, reply) => {
    const text = lookText(queryOf(request));
    if (!text) throw new EarshotError('request.not-found', 'There is no such look.');
    return style(reply, text);
  });

  const page = (reply: FastifyReply, html: string, status = 200) =>
    reply.code(status).headers(pageHeaders).type('text/html; charset=utf-8').send(html);

  app.setErrorHandler((error, request: FastifyRequest, reply) => {
    const { problem, retryAfter } = problemOf(error);
    if (problem.status >= 500) log.error({ route: request.routeOptions.url, code: problem.code }, 'a page failed');
    if (retryAfter !== undefined) reply.header('retry-after', retryAfter);
    const message: Message = problem.status === 404 ? 'page.missing' : problem.status === 413 ? 'page.tooLarge' : 'page.failed';
    return page(reply, renderPage(MessagePage, { page: bare(queryOf(request).get('lang')), message }), problem.status);
  });

  /** The agency and the newest version. @throws EarshotError `agency.unknown`, `survey.unknown` */
  const find = async ({ params }: FastifyRequest<Named>): Promise<{ agency: Agency; published: PublishedSurvey }> => {
    const agency = await store.agencies.get(params.agency);
    if (!agency) throw new EarshotError('agency.unknown', 'There is no such agency.');
    const published = await store.surveys.get(agency.id, params.survey);
    if (!published) throw new EarshotError('survey.unknown', 'There is no such survey.');
    return { agency, published };
  };

  const say = (reply: FastifyReply, { page: of, said }: Visit, message: Message, status = 200) =>
    page(reply, renderPage(MessagePage, { page: of, message, contact: said.contact }), status);

  interface Asked {
    came: CameBy;
    held: AllHeld;
    place: Place;
    response: string;
    seen: boolean;
    unlinked: boolean;
    trap: boolean;
    trouble?: string | undefined;
    /** What the person was asked about before words went on. */
    asked: readonly string[];
    pause?: Pause | 'removed' | undefined;
    /** What the person should read before it is sent. */
    review?: Review | undefined;
  }

  /** What an answer would be linked to, if the link brought a token that holds; another one is carried on, and dropped where answers come in. */
  const referenceIn = async (agency: string, token: string | undefined): Promise<string | undefined> => {
    const found = token === undefined ? undefined : await touchpointOf(context, token);
    return found?.agency === agency ? found.touchpoint.reference : undefined;
  };

  /** The question page with everything the next form needs; its seal is made anew. */
  const ask = async (request: FastifyRequest, reply: FastifyReply, { said, page: of }: Visit, asked: Asked, status = 200) => {
    const { came, held, place, response, seen, unlinked, trouble, pause, review } = asked;
    const { agency, id: survey, version } = said;
    const hidden = {
      '~lang': said.language,
      '~version': String(version),
      '~response': response,
      '~token': signForm(key, { agency, survey, version, response }, clock()),
      '~at': place.current.id,
      '~shown': place.shown.join(' '),
      '~asked': asked.asked.join(' ') || undefined,
      '~seen': seen ? '1' : undefined,
      '~trap': asked.trap ? '1' : undefined,
      ...carried(came),
    };
    const wanted = wantedLanguages(request.headers['accept-language']);
    const { test } = came;
    const reference = await referenceIn(agency, came.reference);
    return page(
      reply,
      renderPage(QuestionPage, { page: of, said, held, place, hidden, trouble, test, reference, unlinked, wanted, pause, review }),
      status,
    );
  };

  app.get<Named>('/s/:agency/:survey', async (request, reply) => {
    const { agency, published } = await find(request);
    const query = queryOf(request);
    const here = visit(agency, published, query.get('lang'));
    const sent = query.get('sent');
    if (sent) {
      const wanted = wantedLanguages(request.headers['accept-language']);
      const token = query.get('case') ?? '';
      const { agency: of, id: reference } = readStatusToken(statusKey, token) ?? {};
      const opened = reference && of === agency.id ? { reference, token } : undefined;
      return page(reply, renderPage(ThanksPage, { page: here.page, said: here.said, low: sent === 'low', opened, wanted }));
    }
    const state = stateAt(published, agency, clock());
    if (state !== 'live') return say(reply, here, `page.${state}`);
    const asked = {
      held: new Map(),
      place: firstPlace(here.said),
      response: randomUUID(),
      seen: false,
      unlinked: false,
      trap: false,
      asked: [],
    };
    return ask(request, reply, here, { ...asked, came: cameBy(query) });
  });

  app.post<Named>('/s/:agency/:survey', async (request, reply) => {
    const { agency, published: newest } = await find(request);
    const form = new URLSearchParams(typeof request.body === 'string' ? request.body : '');
    const version = versionOf(form);
    const published = (version && (await store.surveys.get(agency.id, newest.survey.id, version))) || newest;
    const here = visit(agency, published, languageOf(form));
    // A survey that was paused meanwhile still takes the answer of whoever had begun; a closed one does not.
    if (isClosed({ ...published, state: newest.state }, agency, clock())) return say(reply, here, 'page.closed');

    const { said, page: of } = here;
    const fields = readForm(form, said, key, clock());
    const { held, place, unlinked } = fields;
    const came = cameBy(form, '~');
    const asked = {
      came,
      held,
      unlinked,
      response: fields.response ?? randomUUID(),
      seen: fields.seen,
      asked: fields.asked,
      trap: fields.trap,
    };
    if (fields.go === 'language' || fields.go === 'move' || fields.go === 'change') return ask(request, reply, here, { ...asked, place });
    if (fields.go === 'back') return ask(request, reply, here, { ...asked, place: stepBack(said, held, place) });

    if (fields.go === 'clear') {
      const without = new Map(held);
      without.delete(place.current.id);
      return ask(request, reply, here, { ...asked, held: without, place });
    }

    if (fields.go === 'remove') {
      const cleaned = withoutPersonal(said, place.current, held, of.words('personal.mark'));
      return ask(request, reply, here, { ...asked, held: cleaned, place, pause: 'removed' });
    }

    const early = fields.go === 'early';
    const next = early ? finishEarly(said, held, place) : stepOn(said, held, place);
    // Before anything is sent or told: the person decides about words that say too much, or call for help.
    const pause = next === 'done' || !next.fault ? pauseOn(said, place.current, held, fields.asked) : undefined;
    if (pause) return ask(request, reply, here, { ...asked, place, pause, asked: [...fields.asked, pause.token] });
    const review = next === 'done' ? reviewOf(said, held, place.shown, fields.asked, early ? 'early' : 'next') : undefined;
    if (review) return ask(request, reply, here, { ...asked, place, review, asked: [...fields.asked, review.token] });
    try {
      const seen = fields.seen || (await tellOpened(request, here, fields, came));
      if (next !== 'done') return ask(request, reply, here, { ...asked, seen, place: next }, next.fault ? 422 : 200);
      if (fields.seal !== 'good') return ask(request, reply, here, { ...asked, place, trouble: of.words('page.expired') }, 422);
      return await send(request, reply, here, { ...asked, place }, agency.id, !early);
    } catch (error) {
      const { problem, retryAfter } = problemOf(error);
      if (!isEarshotError(error) || retryAfter === undefined) throw error;
      reply.header('retry-after', retryAfter);
      return ask(request, reply, here, { ...asked, place, trouble: of.words('page.busy') }, problem.status);
    }
  });

  const accept = async (request: FastifyRequest, agency: string, events: readonly EarshotEvent[], trap = false) => {
    // Where nothing tells one sender from another, as with an app's key: the same limit, for all forms of an agency together.
    const wait = buckets.take(agency, door.admit(request, events.length) ? config.keyRate : config.appKeyRate);
    if (wait !== undefined) throw new EarshotError('request.too-many', 'More forms come than a crowd fills in.', { retryAfter: wait });
    const taken = await takeEvents(context, { agency, kind: 'publishable', trap }, events);
    metrics.taken(taken);
    return taken.results;
  };

  /** Once a form: that somebody began. */
  const tellOpened = async (request: FastifyRequest, { said }: Visit, { response }: FormFields, came: CameBy): Promise<boolean> => {
    if (!response) return false;
    await accept(request, said.agency, [openedEvent(said, { ...came, response }, clock())]);
    return true;
  };

  const send = async (
    request: FastifyRequest,
    reply: FastifyReply,
    here: Visit,
    { came, held, place, response, unlinked, trap }: Asked,
    agency: string,
    complete: boolean,
  ) => {
    const { said } = here;
    const counter = {
      accept: (events: readonly EarshotEvent[]) => accept(request, agency, events, trap),
      revisionOf: async (id: string) => (await store.responses.get(agency, id))?.revision,
    };
    const about = { ...came, reference: unlinked ? undefined : came.reference, response, complete };
    const { status, reason, case: opened } = await handIn(counter, said, about, answersOf(said, held, place.shown), clock());
    // Whoever is looked at first is thanked like everybody.
    if (reason === 'survey-closed') return say(reply, here, 'page.closed');
    if (status === 'rejected') return say(reply, here, 'refused', 422);
    const low = said.low !== undefined && holds(said.low, givenOf(held));
    // Relative: the same page, wherever a proxy has put it.
    const query = new URLSearchParams({ lang: said.language, sent: low ? 'low' : '1', ...(opened ? { case: opened.token } : {}) });
    return reply
      .code(303)
      .headers({ 'cache-control': 'no-store', location: `?${query}` })
      .send();
  };
};
