/**
 * A UUIDv7 in lower case: 48 bits of Unix milliseconds, then chance (RFC 9562, section 5.7).
 * Made by whoever sends, so that a retry is the same event. Not `crypto.randomUUID()`, which plain-http pages lack.
 */
export function uuidv7(now: number = Date.now()): string {
  const chance = Array.from(crypto.getRandomValues(new Uint8Array(10)), (byte) => byte.toString(16).padStart(2, '0')).join('');
  // The variant is two bits, 10: of the random digits one in eight to b takes its place.
  const variant = '89ab'[Number.parseInt(chance[0]!, 16) % 4];
  return `${now.toString(16).padStart(12, '0')}7${chance.slice(2, 5)}${variant}${chance.slice(5)}`.replace(
    /^(.{8})(.{4})(.{4})(.{4})/,
    '$1-$2-$3-$4-',
  );
}
