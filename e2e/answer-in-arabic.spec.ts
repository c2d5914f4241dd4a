import { expectChoiceToShow, expectLargeTargets, expectNoAxeFinding, expectNoOverflow, focused } from './semantics.ts';
import { type Condition, expect, openPage, test } from './stage.ts';

/** 400 % zoom of a 1280 px window is a 320 px wide page. */
const conditions: [string, Condition][] = [
  ['at 320 px', { width: 320 }],
  ['in forced colours', { forcedColors: true }],
  ['with reduced motion in the dark', { reducedMotion: true, dark: true }],
];

for (const [name, condition] of conditions) {
  test(`an Arabic answer ${name} has no axe finding and keeps its meaning`, async ({ world, browserName }) => {
    const { page, close } = await openPage(browserName, condition);
    try {
      await page.goto(`${world.city}/ar/permits/done`);
      const survey = page.getByRole('radio').first();
      await expect(survey).toBeVisible();
      await survey.scrollIntoViewIfNeeded();
      await expectNoAxeFinding(page, condition);
      await expectNoOverflow(page);

      const group = page.getByRole('group').filter({ has: page.getByRole('radio') });
      expect(((await group.locator('legend').textContent()) ?? '').length).toBeGreaterThan(5);
      expect(await group.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl');
      await expectLargeTargets(group.locator('label'));

      // A press too early is explained: the group is described by its fault, and focus is on the summary that names it.
      const next = page.getByRole('button', { name: 'التالي' });
      await expectLargeTargets(next);
      await next.click();
      await expect(group).toHaveAttribute('aria-describedby', /fault/);
      await expectNoAxeFinding(page, condition);

      await expectChoiceToShow(group.locator('label').nth(3));
      await next.click();
      await expect(page.getByRole('checkbox').first()).toBeVisible();
      await expectNoAxeFinding(page, condition);
      await page.getByRole('checkbox').first().check();
      await next.click();
      await page.getByRole('textbox').fill('انتظرت طويلاً ولم يرد أحد على الهاتف');
      await expectNoAxeFinding(page, condition);
      await expectNoOverflow(page);
      await page.getByRole('button', { name: 'إرسال' }).click();
      await expect(page.getByText(/شكر/).first()).toBeVisible();
      // Focus is on the thank-you, not lost to the page.
      expect(await (await focused(page)).evaluate((element) => element?.textContent)).toMatch(/شكر/);
      await expectNoAxeFinding(page, condition);
      await expectNoOverflow(page);
    } finally {
      await close();
    }
  });
}
