import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** The width from which there is a rail, and room for two columns: the same as in the style sheets. */
const wide = '(min-width: 60rem)';

/** Whether the window is wide enough for two columns. */
export function useWide(): boolean {
  const [is, setIs] = useState(() => matchMedia(wide).matches);
  useEffect(() => {
    const media = matchMedia(wide);
    const look = () => setIs(media.matches);
    media.addEventListener('change', look);
    return () => media.removeEventListener('change', look);
  }, []);
  return is;
}

/** Open on a wide window; on a narrow one folded away behind its name, so that what it is beside comes first. */
export function Fold({ name, children }: { name: string; children: ComponentChildren }) {
  if (useWide()) return <>{children}</>;
  return (
    <details>
      <summary>{name}</summary>
      {children}
    </details>
  );
}
