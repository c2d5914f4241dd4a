import { casesFor } from './cases/cases-for.ts';
import { statusToken } from './cases/status-token.ts';
import type { Context } from './context.ts';
import { type Sender, type Taken, take } from './ingest/take.ts';

/**
 * The one way in, for the events route and the hosted page alike: whatever arrives is prepared, checked against its survey, committed and
 * told to those who watch; cases are opened in the same commit, and whoever opened one of their own is told how to ask after it.
 * @throws EarshotError `agency.unknown`, `server.busy`
 */
export async function takeEvents(context: Context, sender: Sender, events: readonly unknown[], sent?: number): Promise<Taken> {
  const taken = await take(context, casesFor, sender, events, sent);
  const key = context.secrets.keyFor('case-status');
  for (const { response, result } of taken.personal) {
    const opened = await context.store.cases.ofResponse(sender.agency, response);
    if (opened) result.case = { reference: opened.id, token: statusToken(key, sender.agency, opened) };
  }
  return taken;
}
