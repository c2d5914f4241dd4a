/** Share of the element, or of the window where the element is bigger, that counts as having been offered. */
const HALF = 0.5;
/** How long it must stay so: a glance while scrolling past is no offer. */
const LONG_ENOUGH = 1_000;

/** Calls back once half of an element was in view for a second. @returns a function that gives up */
export function whenHalfVisible(element: Element, then: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const observer = new IntersectionObserver(
    (entries) => {
      const entry = entries.at(-1)!;
      const enough = entry.intersectionRatio >= HALF || entry.intersectionRect.height >= innerHeight * HALF;
      clearTimeout(timer);
      if (enough) {
        timer = setTimeout(() => {
          observer.disconnect();
          then();
        }, LONG_ENOUGH);
      }
    },
    { threshold: [0.1, 0.25, HALF] },
  );
  observer.observe(element);
  return () => {
    clearTimeout(timer);
    observer.disconnect();
  };
}
