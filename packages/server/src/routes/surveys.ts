import { EarshotError, type PublishedSurvey, type SiteOffers, type SurveyState } from '@earshot/model';
import { inLanguage, offeredLanguages, pickLanguage, sourceLanguage } from '@earshot/model/rules';
import { neededStrings } from '@earshot/widget/locales';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Context } from '../context.ts';
import { findKey, refusal, wholeOrigin } from '../ingest/permit.ts';
import { stateAt } from '../ingest/published.ts';
import { noteSignal } from '../signals.ts';
import { stringsIn, urgentIn } from '../strings.ts';
import { sendTagged } from './send-tagged.ts';

/** A page names up to three languages: of its tag, of the text around, and its own. */
const MOST_WANTED = 8;

/** What a page reads: what its site offers, and a survey in one language. Both are the same for everybody, and no address is taken. */
export const surveyRoutes = (app: FastifyInstance, context: Context): void => {
  const { store, config, clock } = context;

  app.addHook('onRequest', (_request, reply, done) => {
    reply.header('access-control-allow-origin', '*').header('access-control-expose-headers', 'Retry-After');
    done();
  });

  app.get('/v1/sites/:pk/surveys', async (request: FastifyRequest<{ Params: { pk: string } }>, reply) => {
    const key = await findKey(store.sites, request.params.pk);
    if (key.kind !== 'publishable') throw new EarshotError('key.unknown', 'A secret key is never sent in an address: rotate this one.');
    const { origin } = request.headers;
    const refused = refusal(key, origin, clock());
    if (refused?.code === 'key.revoked') {
      noteSignal(context, key, 'key-revoked', wholeOrigin(origin));
      throw refused;
    }
    const agency = await store.agencies.get(key.agency);
    if (!agency) throw new EarshotError('agency.unknown', 'There is no such agency.');
    const now = clock();
    const surveys = (await store.surveys.list(agency.id)).map((published) => offerOf(published, stateAt(published, agency, now)));
    // A request without an Origin is a page of this very server, or no page: neither says anything of the site.
    if (origin !== undefined) {
      const live = surveys.some(({ state }) => state === 'live');
      noteSignal(context, key, refused ? 'origin-not-allowed' : live ? null : 'no-survey-here', wholeOrigin(origin));
    }
    return sendTagged(request, reply, { agency: agency.id, surveys } satisfies SiteOffers, config.offersMaxAge);
  });

  app.get(
    '/v1/surveys/:agency/:survey',
    async (request: FastifyRequest<{ Params: { agency: string; survey: string }; Querystring: { lang?: unknown } }>, reply) => {
      const { params, query } = request;
      const agency = await store.agencies.get(params.agency);
      if (!agency) throw new EarshotError('agency.unknown', 'There is no such agency.');
      const published = await store.surveys.get(agency.id, params.survey);
      if (!published) throw new EarshotError('survey.unknown', 'There is no such survey.');
      const { survey } = published;
      const source = sourceLanguage(survey);
      const wanted = typeof query.lang === 'string' ? query.lang.split(',', MOST_WANTED) : [];
      const language = pickLanguage(wanted, offeredLanguages(survey), source);
      const state = stateAt(published, agency, clock());
      const said = inLanguage({ ...published, state }, agency, language, stringsIn(language), urgentIn(language));
      return sendTagged(request, reply, { ...said, strings: neededStrings(said.strings, said) }, config.offersMaxAge);
    },
  );
};

const offerOf = ({ survey, version }: PublishedSurvey, state: SurveyState): SiteOffers['surveys'][number] => ({
  id: survey.id,
  version,
  state,
  languages: offeredLanguages(survey),
  source: sourceLanguage(survey),
  offer: survey.offer,
});
