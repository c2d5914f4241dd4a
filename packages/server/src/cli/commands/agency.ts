import type { Agency } from '@earshot/model';
import type { Ground } from './ground.ts';

/** Puts an agency in place as its file says it, new or changed. */
export async function applyAgency({ store }: Ground, { agency }: { agency: Agency }): Promise<{ id: string; isNew: boolean }> {
  const known = await store.agencies.get(agency.id);
  await store.agencies.put(agency);
  return { id: agency.id, isNew: known === null };
}
