import type { StoredTouchpoint } from '@earshot/store';
import type { Desk } from './prepare.ts';

/** What an answer is about. `bad`: what came as a reference was none that this sender may give, and was dropped. */
export interface Link {
  reference: string | null;
  about: StoredTouchpoint | null;
  bad: boolean;
}

/**
 * Whatever a page says of itself anybody could say: from there a reference counts only as the token of a touchpoint. A bad one is dropped
 * and the answer kept, for the person meant what they wrote. The agency's own systems may name a reference as it is.
 */
export async function linkOf(given: string | undefined, { agency, sender, touchpointOf }: Desk): Promise<Link> {
  if (given === undefined) return { reference: null, about: null, bad: false };
  const found = await touchpointOf(given);
  if (found?.agency === agency.id) return { reference: found.touchpoint.reference, about: found.touchpoint, bad: false };
  return sender === 'secret' ? { reference: given, about: null, bad: false } : { reference: null, about: null, bad: true };
}
