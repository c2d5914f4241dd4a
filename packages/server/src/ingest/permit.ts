import { EarshotError, isRevoked, type Key } from '@earshot/model';
import type { Sites } from '@earshot/store';
import { hashKey, readKey } from '../keys.ts';
import { mediaType } from './parse.ts';

/** What of a request decides whether its sender may send. */
export interface Credentials {
  contentType: string;
  authorization: string | undefined;
  /** From `?key=`. */
  key: unknown;
}

/**
 * The key of a request: a bearer token, or `?key=` where a page cannot set headers: a publishable key with text/plain.
 * @throws EarshotError `key.missing`
 */
export function keyText({ contentType, authorization, key }: Credentials): string {
  if (authorization !== undefined) {
    const bearer = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
    if (bearer) return bearer;
    throw new EarshotError('key.missing', 'Send the key as Authorization: Bearer.');
  }
  if (typeof key !== 'string' || key === '')
    throw new EarshotError('key.missing', 'Send a key as Authorization: Bearer, or ?key= with text/plain.');
  if (key.startsWith('sk_'))
    throw new EarshotError(
      'key.missing',
      'A secret key is never sent in an address: send it as Authorization: Bearer, and rotate this one.',
    );
  if (mediaType(contentType) !== 'text/plain')
    throw new EarshotError('key.missing', '?key= is for text/plain; send the key as Authorization: Bearer.');
  return key;
}

/**
 * The key itself, revoked or not. It is looked up by its SHA-256: nothing that takes measurably longer depends on how much of a guess is right.
 * @throws EarshotError `key.unknown`
 */
export async function findKey(sites: Pick<Sites, 'findKey'>, text: string): Promise<Key> {
  const said = readKey(text);
  const key = said ? await sites.findKey(said.agency, hashKey(text)) : null;
  if (!key) throw new EarshotError('key.unknown', 'There is no such key.');
  return key;
}

/** What keeps a key from sending, or undefined when it may. An Origin is parsed and compared whole. */
export function refusal(key: Key, origin: string | undefined, at: number): EarshotError | undefined {
  if (isRevoked(key, at)) return new EarshotError('key.revoked', 'The key was revoked.');
  if (key.kind === 'secret') {
    return key.scopes.includes('events') ? undefined : new EarshotError('key.scope-missing', 'The key lacks the scope "events".');
  }
  const named = wholeOrigin(origin);
  if (named !== undefined && key.origins.includes(named)) return undefined;
  if (key.app && (origin === undefined || origin === 'null')) return undefined;
  return new EarshotError(
    'key.origin-not-allowed',
    named === undefined
      ? 'A publishable key is for pages: the request must carry their Origin. Keys for apps are made as such.'
      : 'The key is not for pages of this origin. Add the origin to the site, or use its own key.',
  );
}

/** A host name has at most 253 characters. */
const MOST_ORIGIN = 280;

/** The Origin header as an origin, or undefined when it is absent, `null`, or anything but a whole origin. */
export function wholeOrigin(header: string | undefined): string | undefined {
  if (header === undefined || header.length > MOST_ORIGIN || header.endsWith('/')) return undefined;
  const url = URL.parse(header);
  if (!url || url.origin === 'null') return undefined;
  return url.href === `${url.origin}/` ? url.origin : undefined;
}
