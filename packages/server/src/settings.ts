import { isIP } from 'node:net';

/** One setting of the server, as data: `--help`, the reference page and the checks are made from these rows. */
export type Setting = {
  readonly name: string;
  /** One sentence for the person who sets it. */
  readonly about: string;
  /** Its value is never repeated in a message. */
  readonly secret?: true;
} & (
  | { readonly type: 'integer'; readonly default: number; readonly least: number; readonly most: number }
  | { readonly type: 'choice'; readonly default: string; readonly allowed: readonly string[] }
  | { readonly type: 'text'; readonly default: string; readonly must: string; readonly fits: (text: string) => boolean }
  | { readonly type: 'list'; readonly default: readonly string[]; readonly must: string; readonly fits: (part: string) => boolean }
);

const isUrl = (text: string) => {
  const url = URL.parse(text);
  return (url?.protocol === 'https:' || url?.protocol === 'http:') && url.search === '' && url.hash === '' && !text.endsWith('/');
};

/** An address or a block of them, as Fastify's `trustProxy` takes it. */
const isBlock = (text: string) => {
  const [address = '', bits, ...rest] = text.split('/');
  const width = isIP(address) === 6 ? 128 : 32;
  return isIP(address) !== 0 && rest.length === 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= width));
};

const KIB = 1024;

/** All of them, in the order of `--help`. */
export const settings = [
  {
    name: 'data',
    type: 'text',
    default: './earshot-data',
    about: 'The folder everything is kept in.',
    must: 'a path',
    fits: (text) => text.length > 0 && !text.includes('\0'),
  },
  {
    name: 'databaseUrl',
    type: 'text',
    default: '',
    secret: true,
    about: 'The PostgreSQL database everything is kept in instead, so that several servers can share it; best given in the environment.',
    must: 'an address such as postgres://user:password@host:5432/database?sslmode=verify-full',
    fits: (text) => text === '' || /^postgres(ql)?:$/.test(URL.parse(text)?.protocol ?? ''),
  },
  { name: 'port', type: 'integer', default: 8080, least: 0, most: 65535, about: 'The port to listen on; 0 takes any free one.' },
  {
    name: 'host',
    type: 'text',
    default: '127.0.0.1',
    about: 'The address to listen on: only this machine, unless told otherwise; 0.0.0.0 for every network it is in.',
    must: 'a host name or an IP address',
    fits: (text) => isIP(text) !== 0 || /^[a-z0-9.-]{1,253}$/i.test(text),
  },
  {
    name: 'publicUrl',
    type: 'text',
    default: '',
    about: 'How people reach the server from outside, without a slash at the end; empty: the address it listens on.',
    must: 'an http or https address without a slash at the end, such as https://feedback.city.gov',
    fits: (text) => text === '' || isUrl(text),
  },
  {
    name: 'trustedProxies',
    type: 'list',
    default: [],
    about: 'Addresses of the reverse proxies whose X-Forwarded-For and X-Forwarded-Proto are believed.',
    must: 'IP addresses or blocks such as 10.0.0.0/8, separated by commas',
    fits: isBlock,
  },
  {
    name: 'logLevel',
    type: 'choice',
    default: 'info',
    allowed: ['debug', 'info', 'warn', 'error', 'silent'],
    about: 'The least important lines that are logged. No level logs a body, a key or an address.',
  },
  { name: 'maxEvents', type: 'integer', default: 100, least: 1, most: 1000, about: 'The most events one request may bring.' },
  {
    name: 'maxBytes',
    type: 'integer',
    default: 256 * KIB,
    least: KIB,
    most: 16 * KIB * KIB,
    about: 'The most bytes the body of a request may have, after inflation.',
  },
  {
    name: 'maxAgeDays',
    type: 'integer',
    default: 6,
    least: 1,
    most: 365,
    about: 'Events older than this many days count on the day they are received: a page keeps an unsent answer for six days at most.',
  },
  {
    name: 'touchpointDays',
    type: 'integer',
    default: 90,
    least: 1,
    most: 3650,
    about:
      'Days for which the token of a touchpoint links answers to it. A survey is asked for within days; a decision that came by post, or an appointment booked ahead, some weeks later.',
  },
  {
    name: 'keyRate',
    type: 'integer',
    default: 20_000,
    least: 1,
    most: 1_000_000,
    about: 'Requests with events a key may send each second; a burst of twice as many is let through.',
  },
  {
    name: 'appKeyRate',
    type: 'integer',
    default: 200,
    least: 1,
    most: 1_000_000,
    about: 'The same for a publishable key made for an app, whose requests come without an Origin to check.',
  },
  {
    name: 'addressRate',
    type: 'integer',
    default: 10,
    least: 0,
    most: 1_000_000,
    about:
      'Events one network address may send each second with a publishable key or a hosted page, a minute of them at once; 0 sets no limit.',
  },
  {
    name: 'groupLimit',
    type: 'integer',
    default: 1000,
    least: 1,
    most: 10_000,
    about: 'The most events that one durable write takes together; 1 writes every request on its own, which is slower.',
  },
  {
    name: 'queueLimit',
    type: 'integer',
    default: 20_000,
    least: 1,
    most: 1_000_000,
    about: 'The most events that may wait for being written; beyond it a request is answered 503 with Retry-After.',
  },
  {
    name: 'offersMaxAge',
    type: 'integer',
    default: 60,
    least: 0,
    most: 300,
    about:
      'Seconds a page may begin with an older list of surveys; open pages ask again every four minutes. With 60 a pause is everywhere within five.',
  },
  {
    name: 'minFreeDisk',
    type: 'integer',
    default: 200,
    least: 0,
    most: 1_000_000,
    about: 'Mebibytes that must be free where the data is kept; with less, /readyz says that the server is not ready.',
  },
  {
    name: 'maxLagSeconds',
    type: 'integer',
    default: 5,
    least: 1,
    most: 300,
    about: 'Seconds an event may wait for being written; when one waits longer, /readyz says that the server is not ready.',
  },
  {
    name: 'shutdownSeconds',
    type: 'integer',
    default: 10,
    least: 0,
    most: 300,
    about: 'How long a stopping server waits for the requests it already has.',
  },
] as const satisfies readonly Setting[];

export type SettingName = (typeof settings)[number]['name'];

type Widened<T> = T extends number ? number : T extends string ? string : readonly string[];

export type SettingValues = {
  -readonly [S in (typeof settings)[number] as S['name']]: S extends { allowed: readonly (infer A)[] } ? A : Widened<S['default']>;
};
