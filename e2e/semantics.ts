import { expect, type Locator, type Page } from '@playwright/test';
import { axeFindings } from '../scripts/axe.ts';
import type { Condition } from './stage.ts';

/** What a survey must be to somebody who does not see it, or sees it otherwise. Each of these is a fact that axe does not look for. */

// In forced colours the reader's palette decides the contrast, and axe pairs a forced text colour with the author's background.
export const expectNoAxeFinding = async (page: Page, { forcedColors }: Condition, where = '') =>
  expect(await axeFindings(page, forcedColors ? ['color-contrast'] : []), where).toEqual([]);

/** What can be pressed is the row or the button, not the dot in it; all at once, because asking a browser one by one takes long. */
export async function expectLargeTargets(targets: Locator): Promise<void> {
  const small = await targets.evaluateAll((all) =>
    all
      .map((each) => ({ box: each.getBoundingClientRect(), text: each.textContent }))
      .filter(({ box }) => box.width > 0 && (box.width < 43.9 || box.height < 43.9))
      .map(({ box, text }) => `${text}: ${box.width} × ${box.height}`),
  );
  expect(small).toEqual([]);
}

export const expectNoOverflow = async (page: Page, where = '') =>
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), where).toBeLessThanOrEqual(
    0,
  );

/** The element that has the focus, through shadow roots. */
export const focused = (page: Page) =>
  page.evaluateHandle(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element as HTMLElement | null;
  });

/** Where the focus stopped, and in which survey of the page. */
export interface Stop {
  name: string;
  survey: string | undefined;
}
/** More than a page of every kind of question has. */
const MOST_STOPS = 400;

/**
 * Tabs through the surveys from what stands before it, and says where it stopped. At each stop the focus is seen: it has an outline,
 * lies in the window and nothing lies over it.
 */
export async function tabThrough(page: Page, before: Locator): Promise<Stop[]> {
  await before.focus();
  const stops: Stop[] = [];
  for (let step = 0; step < MOST_STOPS; step++) {
    await page.keyboard.press('Tab');
    const stop = await (await focused(page)).evaluate((element) => {
      const root = element?.getRootNode();
      if (!element || !(root instanceof ShadowRoot)) return undefined;
      const target = element.closest('label') ?? element;
      const outlined = [element, target].some((each) => {
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each);
        return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== 'none';
      });
      const { left, right, top, bottom } = target.getBoundingClientRect();
      const [x, y] = [(left + right) / 2, (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2];
      const over = root.elementFromPoint(x, y);
      const seen = over !== null && (target.contains(over) || over.contains(target));
      const name = element.getAttribute('aria-label') ?? element.textContent?.trim() ?? '';
      const survey = (root.host.parentElement as HTMLElement | null)?.dataset.survey;
      return { survey, name: `${element.tagName.toLowerCase()} ${name || (element as HTMLInputElement).value}`, outlined, seen };
    });
    if (!stop) break;
    expect(stop, 'the focus is visible').toMatchObject({ outlined: true });
    expect(stop, 'nothing lies over the focus').toMatchObject({ seen: true });
    stops.push({ name: stop.name, survey: stop.survey });
  }
  return stops;
}

/** How a row is outlined, which is all that forced colours leave of a choice besides the dot. */
const outlineOf = (row: Locator) =>
  row.evaluate((element) => {
    const { borderTopWidth, borderTopColor, borderTopStyle, outlineStyle, outlineWidth } = getComputedStyle(element);
    return [borderTopWidth, borderTopColor, borderTopStyle, outlineStyle, outlineWidth].join(' ');
  });

/** Chooses the first of several rows and finds it different from what it was, by more than colour. */
export async function expectChoiceToShow(row: Locator): Promise<void> {
  const control = row.locator('input').first();
  const before = await outlineOf(row);
  await control.check();
  await expect(control).toBeChecked();
  expect(await outlineOf(row)).not.toBe(before);
}

/** WCAG 1.4.12: a reader's own spacing of letters, words and lines cuts nothing off. */
export async function expectRoomForSpacing(page: Page): Promise<void> {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { letter-spacing: 0.12em !important; word-spacing: 0.16em !important; line-height: 1.5 !important }');
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  });
  await expectNoOverflow(page, 'with wider spacing');
  const cut = await page.locator('earshot-survey :is(.row, button, p, legend, .word)').evaluateAll((all) =>
    all
      .filter((each) => getComputedStyle(each).overflow !== 'visible' && each.clientWidth > 1)
      .filter((each) => each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1)
      .map((each) => each.outerHTML.slice(0, 120)),
  );
  expect(cut, 'cut off by wider spacing').toEqual([]);
  await page.evaluate(() => {
    document.adoptedStyleSheets = [];
  });
}

/** Nothing moves for somebody who asked for stillness. */
export const expectStillness = async (page: Page) =>
  expect(
    await page.locator('earshot-survey *').evaluateAll((all) =>
      all
        .filter((each) => {
          const { transitionDuration, animationDuration, animationName } = getComputedStyle(each);
          const longest = (list: string) => Math.max(...list.split(',').map((each) => Number.parseFloat(each)));
          return longest(transitionDuration) > 0.01 || (animationName !== 'none' && longest(animationDuration) > 0.01);
        })
        .map((each) => each.outerHTML.slice(0, 80)),
    ),
  ).toEqual([]);
