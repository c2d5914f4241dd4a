import { expect, openPage, test } from './stage.ts';

for (const sky of ['busy', 'down'] as const) {
  test(`an answer given while the server is ${sky} is stored exactly once after the person comes back`, async ({ world, browserName }) => {
    const citizen = await openPage(browserName);
    try {
      const { page } = citizen;
      const before = await world.books();
      await page.goto(`${world.city}/permits/done`);
      await expect(page.getByRole('radio').first()).toBeVisible();
      world.weather.sky = sky;
      await page.getByRole('radio', { name: 'Satisfied', exact: true }).check();
      await page.getByRole('button', { name: 'Next' }).click();
      await page.getByRole('textbox').fill('Quick and clear.');
      await page.getByRole('button', { name: 'Send' }).click();
      await expect(page.getByRole('heading', { name: /kept on this device/i })).toBeVisible();
      expect(world.weather.refused).toBeGreaterThan(0);
      await page.goto(`${world.city}/`);
      expect((await world.books()).responses).toBe(before.responses);

      world.weather.sky = 'fine';
      await page.goto(`${world.city}/permits/done`);
      await expect.poll(async () => (await world.books()).responses, { timeout: 30_000 }).toBe(before.responses + 1);
      await page.reload();
      await page.waitForLoadState('networkidle');
      const after = await world.books();
      expect(after.responses).toBe(before.responses + 1);
      expect(after.rollupEqualsRebuild).toBe(true);
    } finally {
      world.weather.sky = 'fine';
      await citizen.close();
    }
  });
}
