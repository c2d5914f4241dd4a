import type { Key, Signal } from '@earshot/model';
import type { Context } from './context.ts';

/** The same signal of a key is noted once in this time, a different one after a tenth of it: a busy page must not become a write per view. */
const QUIET_MS = 10_000;
const CHANGE_MS = 1_000;
/** Keys remembered at most. */
const MOST = 10_000;

const lasts = new WeakMap<Context, Map<string, { state: string; at: number }>>();

/**
 * Notes whether a page's tag reaches the server, for the light in "Add to a site", and tells those who watch. Never waits and never fails the
 * request it is part of.
 */
export function noteSignal(context: Context, key: Key, reason: string | null, origin: string | undefined): void {
  const last = lasts.get(context) ?? new Map<string, { state: string; at: number }>();
  lasts.set(context, last);
  const now = context.clock();
  const state = `${reason} ${origin}`;
  const before = last.get(key.id);
  if (before && now - before.at < (before.state === state ? QUIET_MS : CHANGE_MS)) return;
  if (last.size >= MOST) last.clear();
  last.set(key.id, { state, at: now });
  const signal: Signal = { state: reason ? 'stopped' : 'receiving', reason, origin: origin ?? null, at: now };
  context.store.sites.noteSignal(key.agency, key.id, signal).catch(() => context.log.warn({ key: key.id }, 'a signal could not be noted'));
  context.live.publish({ agency: key.agency, kind: 'signal', site: key.site, key: key.id, signal });
}
