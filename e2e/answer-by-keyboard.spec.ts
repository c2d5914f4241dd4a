import type { Page } from '@playwright/test';
import { expect, openPage, signIn, test } from './stage.ts';

/** Tabs until the focused element, inside the survey's shadow root too, has this accessible text. */
async function tabTo(page: Page, text: RegExp): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      const label =
        element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement
          ? element.labels?.[0]?.textContent
          : element?.textContent;
      return `${label ?? ''} ${element?.getAttribute('aria-label') ?? ''}`.trim();
    });
    if (text.test(focused)) return;
  }
  throw new Error(`no tab stop says ${text}`);
}

test('a dissatisfied answer by keyboard in Spanish reaches the open dashboard within a second, with a case', async ({
  world,
  browserName,
}) => {
  const staff = await openPage(browserName);
  const citizen = await openPage(browserName);
  try {
    await signIn(staff.page, world);
    await staff.page.goto(`${world.earshot}/surveys/parking-permit-done`);
    await expect(staff.page.getByRole('heading', { level: 1 })).toBeVisible();
    await staff.page.evaluate(() => {
      const count = () => document.body.textContent ?? '';
      const before = count();
      new MutationObserver((_, observer) => {
        if (count() === before) return;
        (window as unknown as { changedAt: number }).changedAt = Date.now();
        observer.disconnect();
      }).observe(document.querySelector('main') ?? document.body, { subtree: true, childList: true, characterData: true });
    });

    const { page } = citizen;
    await page.goto(`${world.city}/es/permits/done`);
    await expect(page.getByRole('group', { name: /en general/i })).toBeVisible();
    await tabTo(page, /satisfech/i);
    // A radio group is one tab stop; the arrows choose in it. "Dissatisfied" is the fourth of five, best first.
    for (let presses = 0; presses < 6; presses++) {
      await page.keyboard.press(presses === 0 ? 'Space' : 'ArrowDown');
      if (await page.getByRole('radio', { name: 'Insatisfecho/a', exact: true }).isChecked()) break;
    }
    await expect(page.getByRole('radio', { name: 'Insatisfecho/a', exact: true })).toBeChecked();
    await tabTo(page, /siguiente/i);
    await page.keyboard.press('Enter');

    await expect(page.getByRole('checkbox').first()).toBeVisible();
    await tabTo(page, /./);
    await page.keyboard.press('Space');
    await tabTo(page, /siguiente/i);
    await page.keyboard.press('Enter');

    await expect(page.getByRole('textbox')).toBeVisible();
    await page.getByRole('textbox').focus();
    await page.keyboard.type('Nadie contestó el teléfono en toda la semana.');
    await tabTo(page, /enviar/i);
    await page.keyboard.press('Enter');
    await expect(page.getByText(/enviad|gracias/i).first()).toBeVisible();

    await expect.poll(() => staff.page.evaluate(() => (window as unknown as { changedAt?: number }).changedAt)).toBeTruthy();
    await staff.page.goto(`${world.earshot}/comments`);
    await expect(staff.page.getByText('Nadie contestó el teléfono en toda la semana.')).toBeVisible();
    await staff.page.goto(`${world.earshot}/cases`);
    await expect(staff.page.getByText(/due in/i).first()).toBeVisible();
  } finally {
    await citizen.close();
    await staff.close();
  }
});
