import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { examples } from '../packages/widget/src/questions/examples.ts';
import { serve } from './command.ts';
import { expect, openPage, test } from './stage.ts';

test('the gallery draws every example of every question under the strict policy, and links to the dashboard', async ({ browserName }) => {
  test.skip(browserName !== 'chromium', 'for those who build Earshot; what it shows is looked at in Firefox by every kind of question');
  const data = await mkdtemp(join(tmpdir(), 'earshot-gallery-'));
  const { url, stop } = await serve(data);
  const { page, close } = await openPage(browserName);
  const trouble: string[] = [];
  page.on('console', (message) => {
    // Browsers ask for an icon unasked; a breach of the policy is an error too, and stays.
    if (message.type() === 'error' && !message.location().url.endsWith('/favicon.ico')) trouble.push(message.text());
  });
  page.on('pageerror', (error) => trouble.push(error.message));
  try {
    const reply = await page.goto(`${url}/gallery`);
    expect(reply?.headers()['content-security-policy']).toContain("require-trusted-types-for 'script'");
    await page.getByRole('link', { name: /survey gallery/ }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Survey gallery');
    for (const { name } of examples) await expect(page.getByRole('heading', { name, exact: true })).toHaveCount(1);
    const drawn = await page.locator('earshot-survey').evaluateAll((hosts) =>
      hosts.map((host) => {
        const card = host.shadowRoot?.querySelector('.card');
        // A statement asks nothing.
        if (card?.querySelector('.statement')) return { controls: 1, height: card.clientHeight };
        return { controls: card?.querySelectorAll('input, textarea, button, select').length ?? 0, height: card?.clientHeight ?? 0 };
      }),
    );
    expect(drawn.length % (examples.length * 2)).toBe(0);
    for (const { controls, height } of drawn) {
      expect(controls).toBeGreaterThan(0);
      expect(height).toBeGreaterThan(44);
    }
    await page.getByRole('link', { name: 'govuk light' }).click();
    await expect(page.locator('earshot-survey')).toHaveCount(examples.length * 2);
    await page.getByRole('link', { name: /dashboard/ }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Gallery');
    expect(trouble).toEqual([]);
  } finally {
    await close();
    await stop();
    await rm(data, { recursive: true, force: true });
  }
});
