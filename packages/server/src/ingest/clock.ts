const DAY_MS = 86_400_000;

/** When a request came, and what the sender's clock said as it left. */
export interface Arrival {
  receivedAt: number;
  /** Epoch milliseconds of the client's clock, from `?sent=`. */
  sent: number | undefined;
  maxAgeDays: number;
}

/** The client's clock at sending, or undefined when the text is no such number. */
export const readSent = (text: unknown): number | undefined =>
  typeof text === 'string' && /^\d{1,15}$/.test(text) ? Number(text) : undefined;

/**
 * When an event happened by our clock: its own time, moved by how far the sender's clock was off. What would lie in the future or
 * further back than a page keeps an unsent answer says nothing reliable and happened at receipt.
 */
export function happenedAt(time: string | undefined, { receivedAt, sent, maxAgeDays }: Arrival): number {
  const said = time === undefined ? Number.NaN : Date.parse(time);
  if (Number.isNaN(said)) return receivedAt;
  const at = said + (sent === undefined ? 0 : receivedAt - sent);
  return at > receivedAt || at < receivedAt - maxAgeDays * DAY_MS ? receivedAt : at;
}
