import type { Happened } from './waits-for.ts';

/** Whether an element is what a selector selects; one that is not a selector at all selects nothing. */
const matches = (element: Element, selector: string): boolean => {
  try {
    return element.matches(selector);
  } catch {
    return false;
  }
};

/** What the page is watched for, and who is told of it. */
interface Watched {
  /** What has happened, as it is now: a new one for each page. */
  happened(): Happened;
  /** The selectors that offers wait for. */
  selectors(): string[];
  /** Whether an offer waits for more of the page to be seen. */
  forScroll(): boolean;
  /** Called when something has happened that may make an offer due. */
  met(): unknown;
  /** Called each second that the page was looked at. */
  tick(): void;
}

/** Writes down what happens on the page, nothing of which is kept or sent. */
export function watch({ happened, selectors, forScroll, met, tick }: Watched): void {
  // Counted here and not by a timer of each offer: in a hidden tab all of them stand still.
  setInterval(() => {
    if (document.hidden) return;
    happened().looked++;
    tick();
  }, 1000);
  // Before the page hears of it: what is clicked may be gone afterwards.
  addEventListener(
    'click',
    (event) => {
      const path = event.composedPath().filter((each) => each instanceof Element);
      const { click, looked } = happened();
      const clicked = selectors().filter((selector) => !(selector in click) && path.some((each) => matches(each, selector)));
      for (const selector of clicked) click[selector] = looked;
      if (clicked.length > 0) met();
    },
    true,
  );
  addEventListener('scroll', () => forScroll() && met(), { passive: true });
  document.addEventListener('mouseout', async ({ relatedTarget, clientY }) => {
    if (relatedTarget || clientY > 0) return;
    const leaving = happened();
    leaving.leaving = true;
    await met();
    leaving.leaving = false;
  });
}
