import { type AsideDone, type SetAsidePage, Slug, Verdict, WhichAside } from '@earshot/model';
import type { AsideQuery, CaseActor } from '@earshot/store';
import type { FastifyInstance } from 'fastify';
import * as z from 'zod/mini';
import { actorOf, permit } from '../access/permit.ts';
import type { Context } from '../context.ts';
import { acceptSetAside, decideSetAside, setAsideOf } from '../review.ts';
import { pageCursor, pageLimit, readRequest } from './read-request.ts';

const Asked = z.strictObject({
  verdict: z.optional(Verdict),
  reason: z.optional(z.string().check(z.maxLength(40))),
  survey: z.optional(Slug),
  limit: pageLimit,
  cursor: pageCursor,
});

/** What was set aside, for people to look at: who decided what, and when, stays with each. */
export function quarantineRoutes(app: FastifyInstance, context: Context): void {
  const { store, live } = context;

  app.get('/v1/quarantine', async (request, reply): Promise<SetAsidePage> => {
    const { agency } = await permit(context, request, reply, 'cases');
    const query = readRequest(Asked, request.query) as AsideQuery;
    const known = (await store.agencies.get(agency))?.contact.map(({ value }) => value) ?? [];
    const [page, tally] = await Promise.all([store.quarantine.list(agency, query), store.quarantine.tally(agency)]);
    const items = await Promise.all(page.items.map((aside) => setAsideOf(context, agency, known, aside)));
    return { items, next: page.next, tally };
  });

  const deeds: Record<string, (agency: string, which: WhichAside, by: CaseActor) => Promise<AsideDone>> = {
    accept: (agency, which, by) => acceptSetAside(context, agency, which, by),
    discard: (agency, which, by) => decideSetAside(context, agency, which, 'discarded', by),
    restore: (agency, which, by) => decideSetAside(context, agency, which, 'waiting', by),
  };
  for (const [deed, perform] of Object.entries(deeds)) {
    app.post(`/v1/quarantine/${deed}`, async (request, reply): Promise<AsideDone> => {
      const permitted = await permit(context, request, reply, 'cases');
      const done = await perform(permitted.agency, readRequest(WhichAside, request.body), actorOf(permitted));
      live.publish({ agency: permitted.agency, kind: 'quarantine' });
      return done;
    });
  }
}
