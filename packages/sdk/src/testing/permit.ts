import { Refusal } from './problem.ts';
import { mediaType } from './read-request.ts';

/** The two keys of a test server, and the pages the publishable one is for; none: it is for an app, which sends no Origin. */
export interface Keys {
  secret: string;
  publishable: string;
  origins: readonly string[];
}

/** Whether the sender is one of the agency's systems. @throws Refusal */
export function permit({ url, headers }: Request, { secret, publishable, origins }: Keys): 'secret' | 'publishable' {
  const key = keyText(headers, new URL(url).searchParams.get('key'));
  if (key === secret) return 'secret';
  if (key !== publishable) throw new Refusal('key.unknown', 'There is no such key.');
  const origin = wholeOrigin(headers.get('origin'));
  if (origin !== undefined && origins.includes(origin)) return 'publishable';
  if (origins.length === 0 && (headers.get('origin') ?? 'null') === 'null') return 'publishable';
  throw new Refusal(
    'key.origin-not-allowed',
    origin === undefined
      ? 'A publishable key is for pages: the request must carry their Origin. Keys for apps are made as such.'
      : 'The key is not for pages of this origin. Add the origin to the site, or use its own key.',
  );
}

function keyText(headers: Headers, key: string | null): string {
  const authorization = headers.get('authorization');
  if (authorization !== null) {
    const bearer = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
    if (bearer) return bearer;
    throw new Refusal('key.missing', 'Send the key as Authorization: Bearer.');
  }
  if (!key) throw new Refusal('key.missing', 'Send a key as Authorization: Bearer, or ?key= with text/plain.');
  if (key.startsWith('sk_'))
    throw new Refusal('key.missing', 'A secret key is never sent in an address: send it as Authorization: Bearer, and rotate this one.');
  if (mediaType(headers.get('content-type') ?? '') !== 'text/plain')
    throw new Refusal('key.missing', '?key= is for text/plain; send the key as Authorization: Bearer.');
  return key;
}

const wholeOrigin = (header: string | null): string | undefined => {
  const url = header === null || header.endsWith('/') ? null : URL.parse(header);
  return url && url.origin !== 'null' && url.href === `${url.origin}/` ? url.origin : undefined;
};
