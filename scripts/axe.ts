// What axe finds on a page that Playwright drives: for the stories and for the tests of built files.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Page } from 'playwright';

/**
 * The checker as its makers ship it, put into a page once. Their runner for Playwright takes the longer form of it and puts it in anew,
 * twice, for each look: two thirds of the time of a look (`@axe-core/playwright` 4.14).
 */
const checker = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** WCAG 2.2 A and AA, and what axe advises besides. What passed is not listed: to describe each element of it took nine tenths of the time. */
const options: axe.RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
};

type Checked = Window & { axe: typeof axe };

/** Waits until what moves stands: half faded in, no text has its colour yet. What never ends is not waited for. */
const stillness = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const trees = [document, ...[...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? [])];
    const moving = trees
      .flatMap((tree) => tree.getAnimations())
      .filter(({ playState, effect }) => playState === 'running' && effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
    // One that is taken back has ended too.
    await Promise.allSettled(moving.map(({ finished }) => finished));
  });

/** Each rule that is broken, with the elements that break it. `except` are rules that cannot judge this page. */
export async function axeFindings(page: Page, except: readonly string[] = []): Promise<string[]> {
  const rules = Object.fromEntries(except.map((rule) => [rule, { enabled: false }]));
  await stillness(page);
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(checker);
  // No page of ours holds a frame from elsewhere, for which alone axe would have to be put into each frame.
  const broken = await page.evaluate(
    async (how) => {
      const { violations } = await (window as unknown as Checked).axe.run(document, how);
      return violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html) }));
    },
    { ...options, rules },
  );
  return broken.map(({ id, nodes }) => `${id}: ${nodes.join(' ')}`);
}
