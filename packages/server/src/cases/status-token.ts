import type { Case } from '@earshot/model';
import { isSealed, sealOf } from '../seal.ts';

/** 128 bits: nobody guesses one, and the address can still be copied by hand. */
const SEAL_BYTES = 16;

/** What of a case goes into its token: the id without the mark that every id has. */
const PREFIX = 'C-';

/** The token of a person's case: `<agency>.<case>-<seal>`. Only this server can make one, and the case's reference alone makes none. */
export const statusToken = (key: Buffer, agency: string, { id }: Pick<Case, 'id'>): string =>
  `${agency}.${id.slice(PREFIX.length)}-${sealOf(key, `${agency}/${id}`, SEAL_BYTES)}`;

/** The case a token speaks of; undefined when the token is not one of ours. */
export function readStatusToken(key: Buffer, token: string): { agency: string; id: string } | undefined {
  const [, agency, part, seal] = /^([a-z0-9-]{2,40})\.([0-9A-Z]{8,32})-([\w-]{22})$/.exec(token) ?? [];
  if (!agency || !part || !seal) return undefined;
  const id = PREFIX + part;
  return isSealed(key, `${agency}/${id}`, SEAL_BYTES, seal) ? { agency, id } : undefined;
}
