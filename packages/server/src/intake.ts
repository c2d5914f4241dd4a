import { casesFor } from './cases/cases-for.ts';
import type { Context } from './context.ts';
import { type Sender, type Taken, take } from './ingest/take.ts';

/**
 * The one way in, for the events route and the hosted page alike: whatever arrives is prepared, checked against its survey, committed and
 * told to those who watch; cases are opened in the same commit.
 * @throws EarshotError `agency.unknown`, `server.busy`
 */
export const takeEvents = (context: Context, sender: Sender, events: readonly unknown[], sent?: number): Promise<Taken> =>
  take(context, casesFor, sender, events, sent);
