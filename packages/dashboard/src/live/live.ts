import { isRefusedError, type LiveEvent } from '@earshot/sdk';
import { signal } from '@preact/signals';
import { asked, client } from '../state/client.ts';

export type { LiveEvent };

/** Whether the live connection stands; `connecting` only before it first did. */
export const liveState = signal<'connecting' | 'open' | 'lost'>('connecting');
/** How well the server keeps what it is sent, as it said last on this connection. */
export const keeping = signal<'good' | 'slow' | 'stopped'>('good');
/** When the newest answer came that was heard of since the page was opened. */
export const lastAnswerAt = signal<number | null>(null);
/** Up to when the page is known to be right. */
export const freshAt = signal(Date.now());

const listeners = new Set<(event: LiveEvent) => void>();

/** Hears every live event until the returned function is called. */
export function onLive(listener: (event: LiveEvent) => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

function hear(event: LiveEvent): void {
  freshAt.value = Date.now();
  if (event.type === 'hello') keeping.value = 'good';
  if (event.type === 'server') keeping.value = event.keeping;
  if (event.type === 'counts') lastAnswerAt.value = Math.max(lastAnswerAt.value ?? 0, event.at);
  for (const listener of [...listeners]) listener(event);
}

async function follow(ending: AbortSignal): Promise<void> {
  const onState = (state: 'open' | 'waiting') => {
    if (state === 'open' || liveState.value === 'open') freshAt.value = Date.now();
    liveState.value = state === 'open' ? 'open' : 'lost';
  };
  for await (const event of client.live({ signal: ending, onState })) hear(event);
}

/** Opens the one live connection of this page; it connects again by itself. A refusal ends it: signing in starts a new one. */
export function startLive(): () => void {
  const ending = new AbortController();
  liveState.value = 'connecting';
  asked(follow(ending.signal)).catch((error: unknown) => {
    if (!ending.signal.aborted) liveState.value = isRefusedError(error) ? 'connecting' : 'lost';
  });
  return () => ending.abort();
}
