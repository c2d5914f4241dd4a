import type { Locator, Page } from '@playwright/test';
import { expect, openPage, test } from './stage.ts';

/** Presses the middle of it with a mouse, goes to the corner of the window and lets go there. */
async function pressAndThinkAgain(page: Page, target: Locator): Promise<void> {
  await target.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await target.boundingBox())!;
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(2, 2, { steps: 4 });
  await page.mouse.up();
}

for (const [where, path] of [
  ['in a page', (world: { city: string }) => `${world.city}/permits/done`],
  ['on the hosted page', (world: { earshot: string }) => `${world.earshot}/s/port-ellery/parking-permit-done`],
] as const)
  test(`a press that is taken back before it is let go does nothing ${where}`, async ({ world, browserName }) => {
    const { page, close } = await openPage(browserName);
    try {
      await page.goto(path(world));
      const answer = page.getByRole('radio', { name: 'Satisfied', exact: true });
      const row = page.locator('.row').filter({ has: answer });
      const next = page.locator('.primary:visible').first();
      await expect(row).toBeVisible();
      await pressAndThinkAgain(page, row);
      await expect(answer).not.toBeChecked();
      await pressAndThinkAgain(page, next);
      await expect(page.locator('.fault, .summary')).toHaveCount(0);
      await row.click();
      await expect(answer).toBeChecked();
      await next.click();
      await expect(page.getByRole('textbox')).toBeVisible();
    } finally {
      await close();
    }
  });
