import type { Locator } from '@playwright/test';
import { expect, openPage, signIn, test } from './stage.ts';

/** By keyboard: Firefox without scripts never draws the frames that Playwright's own click waits for. */
const press = async (target: Locator, key: string) => {
  await target.focus();
  await target.page().keyboard.press(key);
};

/** Asked from outside: what Playwright waits for inside the page never ends there either. */
const seen = (target: Locator) => expect.poll(() => target.isVisible()).toBe(true);

test('the hosted page takes the same answer with JavaScript off', async ({ world, browserName }) => {
  const citizen = await openPage(browserName, { javaScript: false });
  const staff = await openPage(browserName);
  try {
    const { page } = citizen;
    const next = page.getByRole('button', { name: /siguiente/i });
    await page.goto(`${world.earshot}/s/port-ellery/parking-permit-done?lang=es`);
    expect(await page.locator('html').getAttribute('lang')).toBe('es');
    // Too early: the page says what is missing and where.
    await press(next, 'Enter');
    await seen(page.getByRole('alert'));
    expect(await page.title()).toMatch(/^Error/);
    await press(page.getByRole('radio', { name: 'Insatisfecho/a', exact: true }), 'Space');
    await press(next, 'Enter');
    await seen(page.getByRole('checkbox').first());
    await press(page.getByRole('checkbox').first(), 'Space');
    await press(next, 'Enter');
    await seen(page.getByRole('textbox'));
    await page.getByRole('textbox').focus();
    await page.keyboard.type('La página no guardó mis documentos y tuve que empezar otra vez.');
    const before = await world.books();
    await press(page.getByRole('button', { name: /enviar/i }), 'Enter');
    await seen(page.getByRole('heading', { level: 1, name: /gracias/i }));
    const after = await world.books();
    expect(after.responses).toBe(before.responses + 1);

    await signIn(staff.page, world);
    await staff.page.goto(`${world.earshot}/comments`);
    await expect(staff.page.getByText('La página no guardó mis documentos')).toBeVisible();
  } finally {
    await citizen.close();
    await staff.close();
  }
});
