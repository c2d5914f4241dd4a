import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Case } from '@earshot/model';

/** 128 bits: nobody guesses one, and the address can still be copied by hand. */
const SEAL_BYTES = 16;

const sealOf = (key: Buffer, agency: string, id: string): Buffer =>
  createHmac('sha256', key).update(`${agency}/${id}`).digest().subarray(0, SEAL_BYTES);

/** What of a case goes into its token: the id without the mark that every id has. */
const PREFIX = 'C-';

/** The token of a person's case: `<agency>.<case>-<seal>`. Only this server can make one, and the case's reference alone makes none. */
export const statusToken = (key: Buffer, agency: string, { id }: Pick<Case, 'id'>): string =>
  `${agency}.${id.slice(PREFIX.length)}-${sealOf(key, agency, id).toString('base64url')}`;

/** The case a token speaks of; undefined when the token is not one of ours. */
export function readStatusToken(key: Buffer, token: string): { agency: string; id: string } | undefined {
  const [, agency, part, seal] = /^([a-z0-9-]{2,40})\.([0-9A-Z]{8,32})-([\w-]{22})$/.exec(token) ?? [];
  if (!agency || !part || !seal) return undefined;
  const id = PREFIX + part;
  const given = Buffer.from(seal, 'base64url');
  return given.length === SEAL_BYTES && timingSafeEqual(given, sealOf(key, agency, id)) ? { agency, id } : undefined;
}
