import { hkdfSync, randomBytes } from 'node:crypto';
import { chmodSync, closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { EarshotError } from '@earshot/model';

/** The server's own secret: everything signed or encrypted gets its own key from it. */
export interface Secrets {
  /** A key for one purpose (`form-token`, `session-cookie` …), the same after a restart. @default bytes 32 */
  keyFor(purpose: string, bytes?: number): Buffer;
}

/** What a secret holds at least: 256 bits. */
const SECRET_BYTES = 32;

/**
 * From `EARSHOT_SECRET` (32 bytes or more, base64), else from DIR/secret.key, which is made on the first start with mode 0600
 * and stays out of backups.
 * @throws EarshotError `setting.invalid` when the secret is too short.
 */
export function openSecrets(dir: string, given: string | undefined = process.env.EARSHOT_SECRET): Secrets {
  const secret = Buffer.from(given ?? secretFile(join(dir, 'secret.key')), 'base64');
  if (secret.length < SECRET_BYTES)
    throw new EarshotError(
      'setting.invalid',
      `${given === undefined ? 'secret.key' : 'EARSHOT_SECRET'} must be at least ${SECRET_BYTES} bytes in base64: openssl rand -base64 ${SECRET_BYTES}`,
    );
  const made = new Map<string, Buffer>();
  return {
    keyFor(purpose, bytes = SECRET_BYTES) {
      const name = `${purpose} ${bytes}`;
      const key = made.get(name) ?? Buffer.from(hkdfSync('sha256', secret, 'earshot', purpose, bytes));
      made.set(name, key);
      return key;
    },
  };
}

function secretFile(path: string): string {
  try {
    const secret = readFileSync(path, 'utf8').trim();
    chmodSync(path, 0o600);
    return secret;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    const secret = randomBytes(SECRET_BYTES).toString('base64');
    // On the disk before anything is sealed with it, and under its name only once it is whole: a machine that loses its power keeps it or has none.
    const part = `${path}.part`;
    rmSync(part, { force: true });
    writeFileSync(part, `${secret}\n`, { mode: 0o600, flag: 'wx', flush: true });
    renameSync(part, path);
    syncNames(dirname(path));
    return secret;
  }
}

/** Waits until the names in a folder are on the disk. Windows has no such call, and keeps them itself. */
function syncNames(dir: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(dir, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
