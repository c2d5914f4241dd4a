import type { OpenedCase } from '@earshot/model';
import { byteLength, MOST_BYTES } from './queue.ts';
import { mayRetry, retryAfter } from './retry.ts';

/** The answer to one request: a result per event, a refusal of all of them, or nothing yet. */
export type Reply =
  | { results: { id: string; status: string; reason?: string; case?: OpenedCase }[] }
  | { refused: string }
  | { again: number | undefined };

/** A server that has not answered by now is treated as absent; the answer may still have arrived, which the id makes harmless. */
const PATIENCE = 10_000;

/** The batch as the wire wants it. */
export const bodyOf = (items: readonly { body: string }[]): string => `[${items.map(({ body }) => body).join()}]`;

/** Sends one batch as text/plain (no preflight) in a request that outlives the page. Never throws. */
export async function post(endpoint: string, body: string): Promise<Reply> {
  try {
    const reply = await fetch(`${endpoint}&sent=${Date.now()}`, {
      method: 'POST',
      body,
      keepalive: byteLength(body) <= MOST_BYTES,
      credentials: 'omit',
      // A captive portal redirects; only the server itself may answer.
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (mayRetry(reply.status)) return { again: retryAfter(reply.headers.get('retry-after'), Date.now()) };
    const said = await reply.json().catch(() => undefined);
    // A reply that is not ours, as proxies and captive portals give, proves nothing, whatever its status.
    if (!reply.ok && said?.code) return { refused: said.code };
    return Array.isArray(said?.results) ? said : { again: undefined };
  } catch {
    return { again: undefined };
  }
}
