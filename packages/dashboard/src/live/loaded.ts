import { useEffect, useRef, useState } from 'preact/hooks';
import { asked } from '../state/client.ts';
import { type LiveEvent, onLive } from './live.ts';

/** Longer than this and a skeleton says that something is coming; shorter would only flicker. */
export const skeletonAfter = 300;
/** Live events that come together are one question to the server. With it a new answer shows well within a second. */
export const coalesceFor = 150;

/** Something asked of the server: the last good picture stays while the next one is on its way, and after a failure too. */
export interface Loaded<T> {
  data: T | undefined;
  problem: unknown;
  /** Nothing to show yet, for long enough that it should be said. */
  slow: boolean;
  again: () => void;
}

interface State<T> {
  data?: T;
  problem?: unknown;
  slow: boolean;
}

/**
 * Asks again whenever `key` changes (the reply to the question before is then dropped), and whenever a live event concerns it.
 * Live events drop nothing: under a steady stream no picture would ever arrive; those that come meanwhile cause one more
 * question at the end.
 */
export function useLoaded<T>(key: string | null, load: () => Promise<T>, concerns?: (event: LiveEvent) => boolean): Loaded<T> {
  const [state, setState] = useState<State<T>>({ slow: false });
  const newest = useRef({ load, concerns });
  newest.current = { load, concerns };
  const again = useRef(() => {});

  useEffect(() => {
    if (key === null) return;
    let over = false;
    let asking = false;
    let askAgain = false;
    let soonTimer: ReturnType<typeof setTimeout> | undefined;

    const ask = async () => {
      if (asking) {
        askAgain = true;
        return;
      }
      asking = true;
      try {
        const data = await asked(newest.current.load());
        if (!over) setState({ data, slow: false });
      } catch (problem) {
        if (!over) setState((before) => ({ ...before, problem, slow: false }));
      } finally {
        asking = false;
        clearTimeout(slowTimer);
        if (askAgain && !over) {
          askAgain = false;
          soon();
        }
      }
    };
    const soon = () => {
      soonTimer ??= setTimeout(() => {
        soonTimer = undefined;
        void ask();
      }, coalesceFor);
    };
    const slowTimer = setTimeout(() => setState((before) => (before.data === undefined ? { slow: true } : before)), skeletonAfter);
    again.current = () => void ask();
    void ask();
    const stop = onLive((event) => {
      if (event.type === 'reset' || newest.current.concerns?.(event)) soon();
    });
    return () => {
      over = true;
      clearTimeout(slowTimer);
      clearTimeout(soonTimer);
      stop();
    };
  }, [key]);

  return { data: state.data, problem: state.problem, slow: state.slow, again: () => again.current() };
}
