import { access, constants, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { EarshotError } from '@earshot/model';
import type { StoredResponse, StoredTouchpoint } from '@earshot/store';
import { agencyOf, type Ground } from './ground.ts';

/** Recomputes every count from the responses alone. */
export const rebuild = ({ store }: Ground): Promise<{ surveys: number; rows: number }> => store.upkeep.rebuild();

/** Writes a consistent copy of everything but secrets into a new file, while the server runs. */
export async function backup({ store }: Ground, { file }: { file: string }): Promise<{ file: string; bytes: number }> {
  const exists = await access(file).then(
    () => true,
    () => false,
  );
  if (exists) throw new EarshotError('request.invalid', `${file} is there already; a backup never writes over a file.`);
  const canWrite = await access(dirname(file), constants.W_OK).then(
    () => true,
    () => false,
  );
  if (!canWrite) throw new EarshotError('request.invalid', `${dirname(file)} is not there or cannot be written; a backup makes no folder.`);
  await store.upkeep.backup(file);
  return { file, bytes: (await stat(file)).size };
}

/** What came in, as it is kept. */
export type Arrived = StoredResponse | StoredTouchpoint;

/** When it came; a touchpoint may tell of years ago. */
export const cameAt = (item: Arrived): number => ('what' in item ? (item.receivedAt ?? item.at) : item.at);

/** The newest responses and touchpoints of an agency, newest first. */
export async function latest(ground: Ground, { agency: named, limit }: { agency?: string; limit: number }): Promise<{ items: Arrived[] }> {
  const { responses, touchpoints } = ground.store;
  const agency = await agencyOf(ground, named);
  const both = await Promise.all([responses.latest(agency, limit), touchpoints.latest(agency, limit)]);
  return {
    items: both
      .flat()
      .sort((a, b) => cameAt(b) - cameAt(a))
      .slice(0, limit),
  };
}
