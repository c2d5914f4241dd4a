import { useEffect, useRef, useState } from 'preact/hooks';

/** How long a number that changed keeps its mark. */
export const markFor = 3000;

/** True for a while after `value` changed under the same `subject`; a change of subject (another filter) is not news. */
export function useChanged(value: string | number, subject: string): boolean {
  const before = useRef({ value, subject });
  const [marked, setMarked] = useState(false);
  useEffect(() => {
    const { value: old, subject: oldSubject } = before.current;
    before.current = { value, subject };
    if (subject !== oldSubject) setMarked(false);
    if (value === old || subject !== oldSubject) return;
    setMarked(true);
    const timer = setTimeout(() => setMarked(false), markFor);
    return () => clearTimeout(timer);
  }, [value, subject]);
  return marked;
}
