import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { EarshotError } from '@earshot/model';

const derive = promisify(argon2);

/**
 * Argon2id with 46 MiB and one pass: the strongest of the equal choices in the OWASP Password Storage Cheat Sheet. About 0.1 s of one
 * core here; the thread pool runs at most four at once, so a storm of guesses takes under 200 MiB.
 */
const cost = { memory: 47_104, passes: 1, parallelism: 1 };
const KEY_BYTES = 32;

/** Length is what makes guessing hard; no rules on kinds of characters (NIST SP 800-63B). */
const MIN_PASSWORD = 12;

/** @throws EarshotError `request.invalid` when the password is shorter than {@link MIN_PASSWORD} characters. */
export function requireGoodPassword(password: string): void {
  if ([...password.normalize('NFC')].length >= MIN_PASSWORD) return;
  const message = `must have at least ${MIN_PASSWORD} characters; three or four words together are good`;
  throw new EarshotError('request.invalid', `The password ${message}.`, { faults: [{ at: 'password', message }] });
}

const unpadded = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64').replace(/=+$/, '');

/** The password as the PHC string that is kept: algorithm, parameters, salt and key, so that the cost can rise later. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const key = await derive('argon2id', { ...cost, message: password.normalize('NFC'), nonce, tagLength: KEY_BYTES });
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${unpadded(nonce)}$${unpadded(key)}`;
}

const phc = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** Compared against when no such account exists, so that a wrong e-mail takes as long as a wrong password. */
const nobody = `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${unpadded(randomBytes(16))}$${unpadded(randomBytes(KEY_BYTES))}`;

/** Whether this is the password of the hash; `undefined` stands for an unknown account and is always false. */
export async function isPassword(password: string, hash: string | undefined): Promise<boolean> {
  const parts = phc.exec(hash ?? nobody);
  if (!parts) return false;
  const [, memory, passes, parallelism, nonce, key] = parts as unknown as [string, string, string, string, string, string];
  const expected = Buffer.from(key, 'base64');
  const given = await derive('argon2id', {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    message: password.normalize('NFC'),
    nonce: Buffer.from(nonce, 'base64'),
    tagLength: expected.length,
  });
  return timingSafeEqual(given, expected) && hash !== undefined;
}
