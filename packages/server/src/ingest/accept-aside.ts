import { EarshotError } from '@earshot/model';
import type { Aside, CaseActor, EventOutcome, EventRow } from '@earshot/store';
import type { Context } from '../context.ts';
import { asidePlace } from '../screened.ts';
import { type KeptAside, prepare } from './prepare.ts';
import { Rejected } from './rejected.ts';
import { cannotWrite, deskOf, type Handed, tell } from './take.ts';

/** What is left of an event that was set aside; `null` once it was forgotten, or when it was encrypted under another secret. */
export function openAside({ privacy }: Pick<Handed, 'privacy'>, agency: string, { source, id, body }: Aside): KeptAside | null {
  // Before events were encrypted they stood here as they came.
  const text = body.startsWith('{') ? body : privacy.seal.open(body, asidePlace(agency, source, id));
  if (!text) return null;
  const kept = JSON.parse(text) as KeptAside | KeptAside['event'];
  return 'event' in kept ? (kept as KeptAside) : { sender: 'publishable', event: kept as KeptAside['event'] };
}

/**
 * Takes events that a person let in, as they would have been taken when they came: each is prepared anew, by the rules of its survey, and
 * committed once. Answers for each what became of it; `null` where it could not be let in: it does not wait any more, cannot be read, or
 * does not fit its survey.
 * @throws EarshotError `agency.unknown`, `server.busy`
 */
export async function acceptAsides(
  context: Context,
  handed: Handed,
  agencyId: string,
  asides: readonly Aside[],
  by: CaseActor,
): Promise<(EventOutcome | null)[]> {
  const { store, clock, config } = context;
  const agency = await store.agencies.get(agencyId);
  if (!agency) throw new EarshotError('agency.unknown', 'There is no such agency.');
  const at = clock();
  const prepareOne = async (aside: Aside): Promise<EventRow | null> => {
    const kept = openAside(handed, agency.id, aside);
    if (!kept || aside.verdict !== 'waiting') return null;
    const arrival = { receivedAt: aside.receivedAt, sent: undefined, maxAgeDays: config.maxAgeDays };
    const desk = { ...deskOf(context, handed, agency, kept.sender, arrival), accepted: { hash: aside.hash, at } };
    try {
      const made = await prepare(kept.event, desk);
      return 'row' in made ? made.row : null;
    } catch (error) {
      if (error instanceof Rejected) return null;
      throw error;
    }
  };
  const prepared = await Promise.all(asides.map(prepareOne));
  const events = prepared.filter((row) => row !== null);
  const became = await store.quarantine.accept(agency.id, events, by, at).catch(cannotWrite);
  const done = events.flatMap((event, index) => (became[index] ? [{ event, outcome: became[index] }] : []));
  tell(
    context,
    { agency: agency.id, events: done.map(({ event }) => event), quarantined: [], rejected: 0 },
    { events: done.map(({ outcome }) => outcome), quarantined: [] },
  );
  const outcomes = new Map(done.map(({ event, outcome }) => [event, outcome]));
  return prepared.map((row) => (row && outcomes.get(row)) ?? null);
}
