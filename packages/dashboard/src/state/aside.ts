import type { SetAside, WhichAside } from '@earshot/model';
import { useLoaded } from '../live/loaded.ts';
import { hasWords, words } from '../words/words.ts';
import { asked, client } from './client.ts';
import { atLeast, session } from './session.ts';

/** How many answers wait for a person, for whoever may decide about them; 0 until that is known. */
export function useWaiting(): number {
  const of = atLeast('supervisor') ? (session.value?.agency.id ?? '') : null;
  const loaded = useLoaded(
    of,
    () => client.quarantine.list({ limit: 1 }),
    (event) => event.type === 'quarantine',
  );
  return of === null ? 0 : (loaded.data?.tally ?? []).reduce((sum, { n }) => sum + n, 0);
}

/** Why an answer waits, in words; a reason that a newer server may give shows its code. */
export const reasonName = (reason: string): string => {
  const key = `aside.reason.${reason}`;
  return hasWords(key) ? words(key) : reason;
};
export const reasonWords = (reason: string): string => {
  const key = `aside.why.${reason}`;
  return hasWords(key) ? words(key) : '';
};

export type Deed = 'accept' | 'discard' | 'restore';

/** Does it to all of a reason, thousand after thousand; answers how many, and how many could not be. */
export async function decide(deed: Deed, which: WhichAside): Promise<{ done: number; left: number }> {
  let done = 0;
  let left = 0;
  for (;;) {
    const part = await asked(client.quarantine[deed](which));
    done += part.done;
    left += part.left;
    // What could not be decided comes again: without progress there is no more to do.
    if (!part.more || part.done === 0) return { done, left };
  }
}

export const idOf = ({ id }: SetAside): string => `aside-${id}`;
