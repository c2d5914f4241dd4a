import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EarshotError } from '@earshot/model';

const fileOf = (dataDir: string) => join(dataDir, 'setup.token');
const hashOf = (token: string) => createHash('sha256').update(token).digest();

/**
 * The right to make the first account, as a token for the console: nothing has a default password. Only its hash is kept, so a restart
 * makes a new one and the old link stops working. It is good until used.
 */
export async function makeSetupToken(dataDir: string): Promise<string> {
  const token = randomBytes(24).toString('base64url');
  await writeFile(fileOf(dataDir), `${hashOf(token).toString('base64url')}\n`, { mode: 0o600 });
  return token;
}

const keptHash = async (dataDir: string): Promise<Buffer | null> => {
  try {
    return Buffer.from((await readFile(fileOf(dataDir), 'utf8')).trim(), 'base64url');
  } catch {
    return null;
  }
};

/** Whether a token was made and not used. */
export const setupIsOpen = async (dataDir: string): Promise<boolean> => (await keptHash(dataDir)) !== null;

/** Removes the token: somebody can sign in. */
export const closeSetup = (dataDir: string): Promise<void> => rm(fileOf(dataDir), { force: true });

let turn: Promise<unknown> = Promise.resolve();

/**
 * Does what the token is good for, once: two who come at the same time wait for each other, and a failure leaves the token good.
 * @throws EarshotError `setup.token-invalid`
 */
export function useSetupToken<T>(dataDir: string, token: string, action: () => Promise<T>): Promise<T> {
  const use = async () => {
    const kept = await keptHash(dataDir);
    const given = hashOf(token);
    if (!kept || kept.length !== given.length || !timingSafeEqual(kept, given)) {
      throw new EarshotError(
        'setup.token-invalid',
        'This set-up link is not valid any more. Restart the server to see a new one, if nobody can sign in yet.',
      );
    }
    const result = await action();
    await closeSetup(dataDir);
    return result;
  };
  const mine = turn.then(use, use);
  turn = mine.catch(() => undefined);
  return mine;
}
