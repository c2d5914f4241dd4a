import { createHmac, timingSafeEqual } from 'node:crypto';

const macOf = (key: Buffer, said: string, bytes: number): Buffer => createHmac('sha256', key).update(said).digest().subarray(0, bytes);

/** A seal on a text, base64url: only whoever has the key can make it. Each purpose has a key of its own (secrets.ts). */
export const sealOf = (key: Buffer, said: string, bytes: number): string => macOf(key, said, bytes).toString('base64url');

/** Whether a seal is the one on that text; how long that takes tells nothing. */
export function isSealed(key: Buffer, said: string, bytes: number, seal: string): boolean {
  const given = Buffer.from(seal, 'base64url');
  return given.length === bytes && timingSafeEqual(given, macOf(key, said, bytes));
}
