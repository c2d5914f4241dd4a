import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** What a drawing is given before its place was measured, and on the server. */
const BEFORE = 640;
/** Narrower than a phone is not drawn for: it scrolls or shrinks. */
const LEAST = 280;

/** Gives a chart the width of its place, and again when that changes: `<Fitted>{(width) => <Trend width={width} …/>}</Fitted>`. */
export function Fitted({ children, most = 760 }: { children: (width: number) => JSX.Element; most?: number }): JSX.Element {
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(Math.min(BEFORE, most));
  useLayoutEffect(() => {
    const element = place.current;
    if (!element) return;
    const measure = () => setWidth(Math.round(Math.max(LEAST, Math.min(most, element.clientWidth))));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [most]);
  return <div ref={place}>{children(width)}</div>;
}
