import { access, constants, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { EarshotError } from '@earshot/model';
import type { StoredResponse } from '@earshot/store';
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

/** The newest responses of an agency, newest first. */
export async function latest(ground: Ground, { agency, limit }: { agency?: string; limit: number }): Promise<{ items: StoredResponse[] }> {
  return { items: await ground.store.responses.latest(await agencyOf(ground, agency), limit) };
}
