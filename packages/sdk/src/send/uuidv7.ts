/**
 * A UUIDv7 in lower case: 48 bits of Unix milliseconds, then chance (RFC 9562, section 5.7).
 * Made by whoever sends, so that a retry is the same event. Not `crypto.randomUUID()`, which plain-http pages lack.
 */
export function uuidv7(now: number = Date.now()): string {
  const time = now.toString(16).padStart(12, '0');
  const chance = crypto.getRandomValues(new Uint8Array(32));
  // The variant is two bits, 10: its digit is one of 8 to b.
  return `${time.slice(0, 8)}-${time.slice(8)}-7xxx-yxxx-xxxxxxxxxxxx`.replace(/[xy]/g, (place, at: number) =>
    (place === 'x' ? chance[at - 4]! & 15 : (chance[0]! & 3) | 8).toString(16),
  );
}
