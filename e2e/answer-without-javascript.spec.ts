import { expect, openPage, signIn, test } from './stage.ts';

test('the hosted page takes the same answer with JavaScript off', async ({ world, browserName }) => {
  const citizen = await openPage(browserName, { javaScript: false });
  const staff = await openPage(browserName);
  try {
    const { page } = citizen;
    await page.goto(`${world.earshot}/s/port-ellery/parking-permit-done?lang=es`);
    expect(await page.locator('html').getAttribute('lang')).toBe('es');
    // Too early: the page says what is missing and where.
    await page.getByRole('button', { name: /siguiente/i }).click();
    await expect(page).toHaveTitle(/^Error/);
    await expect(page.getByRole('alert')).toBeVisible();
    await page.getByRole('radio', { name: 'Insatisfecho/a', exact: true }).check();
    await page.getByRole('button', { name: /siguiente/i }).click();
    await page.getByRole('checkbox').first().check();
    await page.getByRole('button', { name: /siguiente/i }).click();
    await page.getByRole('textbox').fill('La página no guardó mis documentos y tuve que empezar otra vez.');
    const before = await world.books();
    await page.getByRole('button', { name: /enviar/i }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText(/gracias/i);
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
