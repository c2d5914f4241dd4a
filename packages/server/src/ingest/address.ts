import { createHmac, randomBytes } from 'node:crypto';
import { BlockList, isIP, isIPv4 } from 'node:net';
import { EarshotError } from '@earshot/model';
import type { FastifyRequest } from 'fastify';
import type { Context } from '../context.ts';
import { type Buckets, createBuckets } from './bucket.ts';

/** Networks that nobody reaches the server from across the internet: this machine, RFC 1918, RFC 6598, link-local, RFC 4193. */
const inside = new BlockList();
for (const [net, bits] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['100.64.0.0', 10],
  ['169.254.0.0', 16],
] as const)
  inside.addSubnet(net, bits);
for (const [net, bits] of [
  ['::1', 128],
  ['fe80::', 10],
  ['fc00::', 7],
] as const)
  inside.addSubnet(net, bits, 'ipv6');

/** An address as one writes it: without a port, and an IPv4 address that came dressed as IPv6 (RFC 4291, 2.5.5.2) as itself. */
function plain(address: string): string | undefined {
  const bare = /^\[([^\]]+)\]/.exec(address)?.[1] ?? /^([\d.]+):\d+$/.exec(address)?.[1] ?? address;
  const four = /^::ffff:([\d.]+)$/i.exec(bare)?.[1] ?? bare;
  const [whole = ''] = four.split('%', 1);
  return isIP(whole) === 0 ? undefined : whole;
}

/** The first groups of an IPv6 address, of eight. */
function groupsOf(address: string): string[] {
  const [before = '', after] = address.toLowerCase().split('::');
  const head = before ? before.split(':') : [];
  const tail = after ? after.split(':') : [];
  const gap = after === undefined ? [] : Array<string>(Math.max(0, 8 - head.length - tail.length)).fill('0');
  return [...head, ...gap, ...tail].map((group) => group.padStart(4, '0'));
}

/**
 * What counts as one sender. An IPv4 address whole: behind a /24 live up to 254 households who have nothing to do with each other, and one
 * address is shared by many as it is. Of IPv6 the first 56 bits: the most that a household is usually given (RIPE-690), so that nobody has 256
 * buckets by counting through their own network.
 */
export const networkOf = (address: string): string => (isIPv4(address) ? address : groupsOf(address).slice(0, 4).join('').slice(0, 14));

/** A minute's worth may come at once: a class, a bus full of people, a whole office after a meeting. */
const BURST_SECONDS = 60;
const DAY_MS = 86_400_000;

/** Holds back what comes faster from one place than people answer. */
export interface AddressDoor {
  /**
   * Lets so many events of one sender through, or none.
   * @returns false where the place cannot be told, because the request came through a proxy that is not known as one: the caller's wider limit stands
   * @throws EarshotError `request.too-many` with the seconds to wait
   */
  admit(request: Pick<FastifyRequest, 'ip' | 'socket'>, n?: number): boolean;
}

const doors = new WeakMap<Context, AddressDoor>();

/**
 * One for the events route and the hosted page together. An address is never kept: its place in memory is named by a hash with a salt that is
 * new every day and nowhere else.
 */
export function addressDoor(context: Context): AddressDoor {
  const known = doors.get(context) ?? createDoor(context);
  doors.set(context, known);
  return known;
}

function createDoor({ clock, config }: Context): AddressDoor {
  const buckets: Buckets = createBuckets(clock);
  let salt = randomBytes(32);
  let day = 0;
  const nameOf = (network: string): string => {
    const today = Math.floor(clock() / DAY_MS);
    if (today !== day) {
      day = today;
      salt = randomBytes(32);
    }
    return createHmac('sha256', salt).update(network).digest('base64url');
  };
  return {
    admit({ ip, socket }, n = 1) {
      if (config.addressRate === 0) return false;
      const peer = plain(socket.remoteAddress ?? '');
      // What a trusted proxy wrote; what nobody can read falls back to the proxy itself.
      const address = plain(ip) ?? peer;
      if (address === undefined) return false;
      // Straight from inside: a proxy nobody named, with everybody behind it, or a machine of the agency's own.
      if (address === peer && inside.check(address, isIPv4(address) ? 'ipv4' : 'ipv6')) return false;
      const wait = buckets.take(nameOf(networkOf(address)), config.addressRate, config.addressRate * BURST_SECONDS, n);
      if (wait !== undefined)
        throw new EarshotError('request.too-many', 'More comes from this place than people send.', { retryAfter: wait });
      return true;
    },
  };
}
