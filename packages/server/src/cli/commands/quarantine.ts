import type { AsideDone, SetAside, Verdict, WhichAside } from '@earshot/model';
import { pino } from 'pino';
import { readConfig } from '../../config.ts';
import type { Context } from '../../context.ts';
import { createLiveBus } from '../../live/bus.ts';
import { acceptSetAside, decideSetAside, setAsideOf } from '../../review.ts';
import { openSecrets } from '../../secrets.ts';
import { agencyOf, type Ground } from './ground.ts';

/** Who decided, where somebody did at a terminal: the account of the machine says no name of a person. */
const BY = { email: 'command', name: 'the earshot command' };

/** What is decided here is taken as the server takes it; who watches in a browser sees it with the next thing that happens. */
const contextOf = ({ store, clock, data }: Ground): Context => ({
  store,
  clock,
  config: readConfig({ flags: { data } }),
  live: createLiveBus(clock()),
  log: pino({ level: 'silent' }),
  secrets: openSecrets(data),
});

/** What waits, or was decided, newest first, and how much waits by reason. */
export async function listQuarantine(
  ground: Ground,
  { agency: named, verdict, reason, limit }: { agency?: string; verdict?: Verdict; reason?: string; limit: number },
): Promise<{ items: SetAside[]; tally: { reason: string; n: number }[] }> {
  const agency = await agencyOf(ground, named);
  const { store } = ground;
  const known = (await store.agencies.get(agency))?.contact.map(({ value }) => value) ?? [];
  const asked = { limit, ...(verdict && { verdict }), ...(reason && { reason }) };
  const [page, tally] = await Promise.all([store.quarantine.list(agency, asked), store.quarantine.tally(agency)]);
  const context = contextOf(ground);
  return { items: await Promise.all(page.items.map((aside) => setAsideOf(context, agency, known, aside))), tally };
}

/** Lets in, or leaves out, the named ones or all that wait for one reason. @throws EarshotError `request.invalid` */
export async function decideQuarantine(
  ground: Ground,
  { agency: named, deed, ids, reason }: { agency?: string; deed: 'accept' | 'discard'; ids?: string[]; reason?: string },
): Promise<Omit<AsideDone, 'more'>> {
  const agency = await agencyOf(ground, named);
  const context = contextOf(ground);
  const which: WhichAside = reason === undefined ? { ids: ids ?? [] } : { reason, until: ground.clock() };
  const decide = () =>
    deed === 'accept' ? acceptSetAside(context, agency, which, BY) : decideSetAside(context, agency, which, 'discarded', BY);
  let done = 0;
  for (;;) {
    const part = await decide();
    done += part.done;
    // What could not be decided comes again: without progress there is no more to do.
    if (!part.more || part.done === 0) return { done, left: part.left };
  }
}
