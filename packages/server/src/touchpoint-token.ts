import type { StoredTouchpoint } from '@earshot/store';
import type { Context } from './context.ts';
import { isSealed, sealOf } from './seal.ts';

const DAY_MS = 86_400_000;
/** 96 bits: every guess is a request, and a link in a text message has room for little else. */
const SEAL_BYTES = 12;
/** Digits of the last day, in base 36: enough until the year 6568. */
const DAY_DIGITS = 4;
const shape = /^([a-z0-9-]{2,40})\.([\w-]{22})([0-9a-z]{4})([\w-]{16})$/;

const said = (agency: string, id: string, day: string) => `${agency}/${id}/${day}`;

/** The id of a stored touchpoint is the digest of what names it: it tells nothing of what it was made from. */
type Named = Pick<StoredTouchpoint, 'id'>;

/** Names a touchpoint in a link or a page: `<agency>.<id, last day, seal>`, 42 characters after the agency. Nothing of the touchpoint stands in it. */
function touchpointToken(key: Buffer, agency: string, { id }: Named, until: number): string {
  const day = Math.floor(until / DAY_MS)
    .toString(36)
    .padStart(DAY_DIGITS, '0');
  return `${agency}.${id}${day}${sealOf(key, said(agency, id, day), SEAL_BYTES)}`;
}

/** What a token names; undefined when it is not one of ours, or its last day is over. */
function readTouchpointToken(key: Buffer, token: string, now: number): { agency: string; id: string } | undefined {
  const [, agency, id, day, seal] = shape.exec(token) ?? [];
  if (!agency || !id || !day || !seal || !isSealed(key, said(agency, id, day), SEAL_BYTES, seal)) return undefined;
  return Math.floor(now / DAY_MS) > Number.parseInt(day, 36) ? undefined : { agency, id };
}

const PURPOSE = 'touchpoint-token';
type Ground = Pick<Context, 'store' | 'clock' | 'config' | 'secrets'>;

/** The token of a touchpoint, good from now on for the days that the settings say. */
export const tokenOf = ({ clock, config, secrets }: Ground, agency: string, touchpoint: Named): string =>
  touchpointToken(secrets.keyFor(PURPOSE), agency, touchpoint, clock() + config.touchpointDays * DAY_MS);

/** The touchpoint a token names, with its agency; undefined for a token that is forged, foreign, expired, or of what is deleted. */
export async function touchpointOf(
  { store, clock, secrets }: Ground,
  token: string,
  /** When it was brought: an answer that waited for somebody to let it in is linked all the same. */
  at = clock(),
): Promise<{ agency: string; touchpoint: StoredTouchpoint } | undefined> {
  const named = readTouchpointToken(secrets.keyFor(PURPOSE), token, at);
  const touchpoint = named && (await store.touchpoints.get(named.agency, named.id));
  return touchpoint ? { agency: named.agency, touchpoint } : undefined;
}
