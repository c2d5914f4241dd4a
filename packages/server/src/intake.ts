import { casesFor } from './cases/cases-for.ts';
import { statusToken } from './cases/status-token.ts';
import type { Context } from './context.ts';
import { createSameTexts } from './ingest/suspicion.ts';
import { type Handed, type Sender, type Taken, take } from './ingest/take.ts';
import { screen } from './privacy/screen.ts';
import { scrubPath } from './privacy/scrub-path.ts';
import { createSeal } from './privacy/seal.ts';

const handed = new WeakMap<Context['secrets'], Handed>();

/** What ingest is handed of the other rooms, made once for each server. */
export const handedOf = ({ secrets, clock }: Pick<Context, 'secrets' | 'clock'>): Handed => {
  const known = handed.get(secrets) ?? {
    casesFor,
    privacy: { screen, scrubPath, seal: createSeal(secrets) },
    sameTexts: createSameTexts(clock),
  };
  handed.set(secrets, known);
  return known;
};

/**
 * The one way in, for the events route and the hosted page alike: whatever arrives is prepared, checked against its survey, freed of
 * personal details, committed and told to those who watch; cases are opened in the same commit, and whoever opened one of their own is
 * told how to ask after it.
 * @throws EarshotError `agency.unknown`, `server.busy`
 */
export async function takeEvents(context: Context, sender: Sender, events: readonly unknown[], sent?: number): Promise<Taken> {
  const taken = await take(context, handedOf(context), sender, events, sent);
  const key = context.secrets.keyFor('case-status');
  for (const { response, result } of taken.personal) {
    const opened = await context.store.cases.ofResponse(sender.agency, response);
    if (opened) result.case = { reference: opened.id, token: statusToken(key, sender.agency, opened) };
  }
  return taken;
}
