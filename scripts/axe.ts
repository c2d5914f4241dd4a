// What axe finds on a page that Playwright drives: for the stories and for the tests of built files.
import { AxeBuilder } from '@axe-core/playwright';
import type { RunOptions } from 'axe-core';
import type { Page } from 'playwright';

/** WCAG 2.2 A and AA, and what axe advises besides. What passed is not listed: to describe each element of it took nine tenths of the time. */
const options: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
};

/** Each rule that is broken, with the elements that break it. `except` are rules that cannot judge this page. */
export async function axeFindings(page: Page, except: readonly string[] = []): Promise<string[]> {
  const rules = Object.fromEntries(except.map((rule) => [rule, { enabled: false }]));
  // No page of ours holds a frame from elsewhere, for which alone axe would sum up in a page of its own.
  const { violations } = await new AxeBuilder({ page })
    .options({ ...options, rules })
    .setLegacyMode()
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
