import { expect, test } from 'vitest';
import { onAPage, site, visit } from './on-a-page.ts';

onAPage();

test.each([
  ['unsets everything', '* { all: unset } fieldset { display: none !important } label { position: absolute }'],
  [
    'makes everything small',
    'html { font-size: 10px } * { font-size: 8px !important; line-height: 1 !important; text-transform: uppercase !important }',
  ],
])('keeps its letters and targets on a page that %s', async (_, css) => {
  const page = await visit('/page', {}, css);
  const row = page.locator('earshot-survey .row').first();
  await row.waitFor();
  const style = (selector: string) =>
    page
      .locator(`earshot-survey ${selector}`)
      .first()
      .evaluate((element) => {
        const { fontSize, textTransform } = getComputedStyle(element);
        return [fontSize, textTransform];
      });
  expect(await style('.word')).toEqual(['16px', 'none']);
  expect(await style('.prompt')).toEqual(['19px', 'none']);
  const box = (await row.boundingBox())!;
  expect(box.height).toBeGreaterThanOrEqual(44);
  expect(box.width).toBeGreaterThan(400);
});

test('is as hidden as the part of the page it stands in', async () => {
  const page = await visit('/page', {}, 'main { visibility: hidden }');
  await page.locator('earshot-survey .card').waitFor({ state: 'attached' });
  expect(await page.locator('earshot-survey .row').first().isVisible()).toBe(false);
});

test('goes on and sends in a sandboxed frame that allows no forms', async () => {
  const page = await visit('/page?tag=data-survey="none"', { bypassCSP: true });
  await page.evaluate(() => {
    const frame = document.createElement('iframe');
    frame.setAttribute('sandbox', 'allow-scripts allow-same-origin');
    frame.src = '/page?framed';
    document.body.prepend(frame);
  });
  const frame = page.frameLocator('iframe');
  await frame.getByRole('radio', { name: 'Satisfied', exact: true }).check();
  await frame.getByRole('radio', { name: 'Satisfied', exact: true }).press('Enter');
  await frame.getByRole('heading', { name: 'Thank you' }).waitFor();
  expect(site.responses()).toHaveLength(1);
});
