import { EarshotError, SurveyState } from '@earshot/model';
import type { FastifyInstance } from 'fastify';
import * as z from 'zod/mini';
import { permit } from '../access/permit.ts';
import type { Context } from '../context.ts';
import { readRequest } from './read-request.ts';

interface Named {
  Params: { agency: string; survey: string };
}

const unknown = () => new EarshotError('survey.unknown', 'Your agency has no such survey.');

/** What staff do with published surveys. */
export function staffSurveyRoutes(app: FastifyInstance, context: Context): void {
  const { store, live, config } = context;

  app.get('/v1/surveys', async (request, reply) => {
    const { agency } = await permit(context, request, reply, 'results');
    const base = config.publicUrl || `${request.protocol}://${request.host}`;
    const surveys = await store.surveys.list(agency);
    return { items: surveys.map((published) => ({ ...published, url: `${base}/s/${agency}/${published.survey.id}` })) };
  });

  app.patch<Named>('/v1/surveys/:agency/:survey', async (request, reply) => {
    const { agency } = await permit(context, request, reply, 'surveys');
    const { state } = readRequest(z.strictObject({ state: SurveyState }), request.body);
    const { params } = request;
    if (params.agency !== agency || !(await store.surveys.setState(agency, params.survey, state))) throw unknown();
    return reply.code(204).send();
  });

  app.delete<Named>('/v1/surveys/:agency/:survey/tests', async (request, reply) => {
    const { agency } = await permit(context, request, reply, 'surveys');
    const { params } = request;
    if (params.agency !== agency || !(await store.surveys.get(agency, params.survey))) throw unknown();
    const deleted = await store.responses.deleteTests(agency, params.survey);
    if (deleted > 0) live.publish({ agency, kind: 'comment', survey: params.survey });
    return { deleted };
  });
}
