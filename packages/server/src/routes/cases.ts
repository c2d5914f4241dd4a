import { CaseChange, type CaseDetail, type CaseOriginal, CaseState, EarshotError, Slug } from '@earshot/model';
import type { CaseQuery } from '@earshot/store';
import type { FastifyInstance } from 'fastify';
import * as z from 'zod/mini';
import { actorOf, type Permit, permit } from '../access/permit.ts';
import type { Context } from '../context.ts';
import { createSeal } from '../privacy/seal.ts';
import { originalPlace } from '../screened.ts';
import { endOfDay } from './period.ts';
import { pageCursor, pageLimit, readRequest, refuse } from './read-request.ts';

const AskedCases = z.strictObject({
  state: z.optional(z.union([CaseState, z.literal('active')])),
  survey: z.optional(Slug),
  owner: z.optional(z.string().check(z.maxLength(254))),
  due: z.optional(z.enum(['late', 'today'])),
  limit: pageLimit,
  cursor: pageCursor,
});

/** How somebody can be reached is for people who work on the case: other systems, which hold keys, are not told. */
const seenBy = ({ kind }: Permit, { contact, original, ...rest }: CaseDetail): CaseDetail =>
  kind === 'staff' ? { ...rest, ...(contact && { contact }), ...(original && { original }) } : rest;

/** Bad experiences and what is done about them. */
export function caseRoutes(app: FastifyInstance, context: Context): void {
  const { store, clock, live } = context;
  const seal = createSeal(context.secrets);

  app.get('/v1/cases', async (request, reply) => {
    const { agency } = await permit(context, request, reply, 'cases');
    const { due, ...asked } = readRequest(AskedCases, request.query);
    const now = clock();
    const endOfToday = endOfDay((await store.agencies.get(agency))?.timeZone ?? 'UTC', now);
    // What is late is not also due today: the lists say what the tally says.
    const within = { late: { dueBefore: now }, today: { dueFrom: now, dueBefore: endOfToday + 1 } };
    const query = { ...asked, ...(due && within[due]) };
    const [page, tally] = await Promise.all([store.cases.list(agency, query as CaseQuery), store.cases.tally(agency, now, endOfToday)]);
    return { ...page, tally };
  });

  app.get<{ Params: { id: string } }>('/v1/cases/:id', async (request, reply) => {
    const permitted = await permit(context, request, reply, 'cases');
    const { agency } = permitted;
    const found = await store.cases.get(agency, request.params.id);
    if (!found) throw new EarshotError('case.unknown', 'There is no such case.');
    return seenBy(permitted, found);
  });

  app.post<{ Params: { id: string } }>('/v1/cases/:id/original', async (request, reply): Promise<CaseOriginal> => {
    const permitted = await permit(context, request, reply, 'cases');
    if (permitted.kind !== 'staff')
      throw new EarshotError('staff.not-allowed', 'What people wrote about themselves is shown to people alone.');
    const { agency } = permitted;
    const { id } = request.params;
    const kept = await store.cases.original(agency, id, actorOf(permitted), clock());
    if (!kept) return { words: [] };
    live.publish({ agency, kind: 'case', survey: (await store.cases.get(agency, id))?.survey ?? '', id });
    const text = seal.open(kept.body, originalPlace(agency, kept.response));
    if (text === null) throw new EarshotError('server.failed', 'It was encrypted under another secret and cannot be read any more.');
    return { words: Object.entries(JSON.parse(text) as Record<string, string>).map(([question, text]) => ({ question, text })) };
  });

  app.patch<{ Params: { id: string } }>('/v1/cases/:id', async (request, reply) => {
    const permitted = await permit(context, request, reply, 'cases');
    const { agency } = permitted;
    const change = readRequest(CaseChange, request.body);
    if (Object.keys(change).length === 0) refuse('state', 'give a state, an owner, a note or an outcome');
    if (change.state === 'resolved' && !change.outcome) refuse('outcome', 'say how it ended');
    const { owner } = change;
    if (owner) {
      const known = (await store.staff.list(agency)).some(({ email }) => email === owner);
      if (!known) refuse('owner', 'must be the e-mail address of a staff member');
    }
    const changed = await store.cases.change(agency, request.params.id, change, actorOf(permitted), clock());
    live.publish({ agency, kind: 'case', survey: changed.survey, id: changed.id });
    return seenBy(permitted, changed);
  });
}
