/** How far an event has come. Nothing is `sent` before the server said so; `kept` is said only once the device has committed it. */
export type SendState = 'sending' | 'kept' | 'sent' | 'refused';

/** One event on its way. Its body is made once, so a retry is byte for byte the same and the server can call it a duplicate. */
export interface Item {
  readonly id: string;
  readonly survey: string | undefined;
  /** When it was handed over, epoch milliseconds. */
  readonly at: number;
  /** When it is given up, epoch milliseconds. */
  readonly until: number;
  readonly body: string;
  /** The person pressed Send: worth storing and worth a last attempt. */
  readonly keep: boolean;
  state: SendState;
  flying: boolean;
  /** Whether the device holds it; absent when it was never to be stored. */
  stored?: Promise<boolean>;
  resolve(state: 'kept' | 'sent' | 'refused'): void;
}

/** Bytes of one request: all `keepalive` requests in flight share 64 KiB. */
export const MOST_BYTES = 48 * 1024;
/** What the server takes in one batch. */
const MOST_EVENTS = 100;

/** Size of a text on the wire. */
export const byteLength = (text: string): number => new TextEncoder().encode(text).length;

/** Groups items, in order, into requests that fit. A single item over the limit travels alone. */
export function batches<T extends Pick<Item, 'body'>>(items: Iterable<T>): T[][] {
  const all: T[][] = [];
  let bytes = 0;
  for (const item of items) {
    const size = byteLength(item.body) + 1;
    const last = all.at(-1);
    // One byte for the opening bracket; each item brings its comma or the closing bracket.
    if (last && last.length < MOST_EVENTS && bytes + size <= MOST_BYTES) {
      last.push(item);
      bytes += size;
    } else {
      all.push([item]);
      bytes = 1 + size;
    }
  }
  return all;
}
