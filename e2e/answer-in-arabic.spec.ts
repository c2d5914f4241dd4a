import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { type Condition, expect, openPage, test } from './stage.ts';

/** 400 % zoom of a 1280 px window is a 320 px wide page. */
const conditions: [string, Condition][] = [
  ['at 320 px', { width: 320 }],
  ['in forced colours', { forcedColors: true }],
  ['with reduced motion in the dark', { reducedMotion: true, dark: true }],
];

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function expectNoAxeFinding(page: Page, { forcedColors }: Condition): Promise<void> {
  const axe = new AxeBuilder({ page }).withTags(tags);
  // In forced colours the reader's palette decides the contrast, and axe pairs a forced text colour with the author's background.
  if (forcedColors) axe.disableRules(['color-contrast']);
  const { violations } = await axe.analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
}

/** What can be pressed is the row or the button, not the dot in it. */
async function expectLargeTargets(targets: Locator): Promise<void> {
  for (const target of await targets.all()) {
    if (!(await target.isVisible())) continue;
    const box = await target.boundingBox();
    expect(box?.height ?? 0, (await target.textContent()) ?? undefined).toBeGreaterThanOrEqual(44);
    expect(box?.width ?? 0, (await target.textContent()) ?? undefined).toBeGreaterThanOrEqual(44);
  }
}

const expectNoOverflow = async (page: Page) =>
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);

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

      const dissatisfied = page.getByRole('radio').nth(3);
      // How a row is outlined, which is all that forced colours leave of a choice besides the dot.
      const row = (radio: Locator) =>
        radio.evaluate((element) => {
          const { borderTopWidth, borderTopColor, borderTopStyle, outlineStyle, outlineWidth, boxShadow } = getComputedStyle(
            element.closest('label') as Element,
          );
          return [borderTopWidth, borderTopColor, borderTopStyle, outlineStyle, outlineWidth, boxShadow].join(' ');
        });
      const unchosen = await row(dissatisfied);
      await dissatisfied.check();
      await expect(dissatisfied).toBeChecked();
      expect(await row(dissatisfied)).not.toBe(unchosen);
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
      const focused = await page.evaluate(() => {
        let element = document.activeElement;
        while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
        return element?.textContent ?? '';
      });
      expect(focused).toMatch(/شكر/);
      await expectNoAxeFinding(page, condition);
      await expectNoOverflow(page);
    } finally {
      await close();
    }
  });
}
