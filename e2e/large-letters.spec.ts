import { chromium } from '@playwright/test';
import { chromiumLaunch } from '../scripts/browsers.mjs';
import { expectLargeTargets, expectNoOverflow } from './semantics.ts';
import { expect, test } from './stage.ts';

/** Twice what browsers begin with: 200 %, of letters alone. */
const LETTERS = 32;

for (const [where, path, survey] of [
  ['in a page', (world: { city: string }) => `${world.city}/permits/done`, 'earshot-survey'],
  ['on the hosted page', (world: { earshot: string }) => `${world.earshot}/s/port-ellery/parking-permit-done`, '.page'],
] as const)
  test(`letters twice as large, and nothing else, are cut off nowhere ${where}`, async ({ world, browserName }) => {
    test.skip(browserName !== 'chromium', 'the size of letters is a setting of each browser; Chromium takes it at its start');
    const settings = `--blink-settings=defaultFontSize=${LETTERS}`;
    const browser = await chromium.launch({ ...chromiumLaunch, args: [...(chromiumLaunch.args ?? []), settings] });
    try {
      const page = await browser.newPage({ viewport: { width: 640, height: 800 } });
      await page.goto(path(world));
      const next = page.locator('.primary:visible').first();
      const row = page.locator('.row').first();
      await expect(row).toBeVisible();
      expect(await row.evaluate((each) => Number.parseFloat(getComputedStyle(each).fontSize))).toBeGreaterThanOrEqual(LETTERS);
      for (let step = 0; step < 2; step++) {
        await expectNoOverflow(page);
        await expectLargeTargets(page.locator('.row, textarea, .primary'));
        const cut = await page.locator(`${survey} :is(.row, button, p, legend, .word, .prompt, h1):not(.unseen)`).evaluateAll((all) =>
          all
            .filter((each) => getComputedStyle(each).overflow !== 'visible' && each.clientWidth > 1)
            .filter((each) => each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1)
            .map((each) => each.outerHTML.slice(0, 120)),
        );
        expect(cut).toEqual([]);
        if (step > 0) break;
        await row.click();
        await next.click();
        await expect(page.getByRole('textbox')).toBeVisible();
      }
    } finally {
      await browser.close();
    }
  });
