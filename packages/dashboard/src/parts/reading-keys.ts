import type { Comment } from '@earshot/model';
import { useEffect, useState } from 'preact/hooks';
import { go } from '../router.ts';
import { keepPeriod } from '../state/period.ts';

const remembered = 'earshot.reading-keys';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, select, textarea, [contenteditable]') !== null;

/**
 * j and k move through the comments, c opens the case. They can be switched off, because one-letter keys get in the way
 * of speech input (WCAG 2.1.4).
 */
export function useReadingKeys(items: readonly Comment[]): { at: number; on: boolean; setOn: (on: boolean) => void } {
  const [at, setAt] = useState(-1);
  const [on, setOn] = useState(() => localStorage.getItem(remembered) !== 'off');

  useEffect(() => {
    if (!on) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const step = event.key === 'j' ? 1 : event.key === 'k' ? -1 : 0;
      const item = items[at];
      if (event.key === 'c' && item?.case) go(keepPeriod(`/cases/${item.case}`));
      if (step === 0) return;
      const next = Math.min(items.length - 1, Math.max(0, at + step));
      const article = document.getElementById(`comment-${items[next]?.id}`);
      setAt(next);
      article?.focus({ preventScroll: true });
      article?.scrollIntoView({ block: 'center' });
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [on, at, items]);

  return {
    at,
    on,
    setOn: (next) => {
      localStorage.setItem(remembered, next ? 'on' : 'off');
      setOn(next);
    },
  };
}
