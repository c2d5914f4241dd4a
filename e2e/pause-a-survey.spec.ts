import { expect, openPage, signIn, test } from './stage.ts';

test('a paused survey leaves open pages within five minutes, and lets who has begun finish', async ({ world, browserName }) => {
  const staff = await openPage(browserName);
  const pages = [await openPage(browserName), await openPage(browserName)] as const;
  const state = (to: string) =>
    staff.page.evaluate(async (next) => {
      const reply = await fetch('/v1/surveys/port-ellery/parking-permit-done', {
        method: 'PATCH',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ state: next }),
      });
      return reply.status;
    }, to);
  try {
    await signIn(staff.page, world);
    const [idle, busy] = pages.map(({ page }) => page) as [typeof staff.page, typeof staff.page];
    for (const page of [idle, busy]) {
      await page.clock.install();
      await page.goto(`${world.city}/permits/done`);
      await expect(page.getByRole('radio', { name: 'Satisfied', exact: true })).toBeVisible();
    }
    await busy.getByRole('radio', { name: 'Satisfied', exact: true }).check();

    expect(await state('paused')).toBe(204);
    await Promise.all([idle, busy].map((page) => page.clock.runFor('04:00')));
    await expect(idle.locator('earshot-survey')).toHaveCount(0);

    const before = (await world.books()).stored;
    const thanks = busy.getByRole('heading', { name: /Thank you/ });
    const on = busy.getByRole('button', { name: /^(Next|Send)$/ });
    await expect(async () => {
      if (await on.isVisible()) await on.click({ timeout: 1_000 });
      await expect(thanks).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await expect.poll(async () => (await world.books()).stored).toBeGreaterThan(before);
    expect((await world.books()).quarantined).toBe(0);
  } finally {
    await state('live');
    await Promise.all([staff, ...pages].map((each) => each.close()));
  }
});
