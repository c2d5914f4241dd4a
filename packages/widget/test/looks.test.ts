import type { BrowserContextOptions, Page } from 'playwright';
import { expect, test } from 'vitest';
import { newPage, onAPage, site } from './on-a-page.ts';

onAPage();

/** A page whose tag says more, with a style sheet of its own; answers what its console said, too. */
async function wear(attributes: string, css = '', options: BrowserContextOptions = {}): Promise<{ page: Page; said: string[] }> {
  const page = await newPage(options, css);
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  await page.goto(`${site.url}/page?tag=${encodeURIComponent(attributes)}`);
  await page.locator('earshot-survey .row').first().waitFor();
  return { page, said };
}
const style = (page: Page, selector: string, property: string) =>
  page
    .locator(`earshot-survey ${selector}`)
    .first()
    .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);
const theme = (page: Page) => page.locator('earshot-survey').getAttribute('theme');

test('fetches nothing for a page that asks for no look', async () => {
  const { page } = await wear('');
  expect(await theme(page)).toBe('light');
  expect(site.state.requests.filter((path) => /look|hashes/.test(path))).toEqual([]);
});

test.each([
  ['govuk', 'govuk light', 'rgb(255, 255, 255)', 'rgb(15, 122, 82)', '0px'],
  ['uswds', 'uswds light', 'rgb(255, 255, 255)', 'rgb(0, 94, 162)', '4px'],
  ['dsfr', 'dsfr light', 'rgb(255, 255, 255)', 'rgb(0, 0, 145)', '0px'],
  ['dsfr dark', 'dsfr dark', 'rgb(22, 22, 22)', 'rgb(133, 133, 246)', '0px'],
  ['contrast dark', 'contrast dark', 'rgb(0, 0, 0)', 'rgb(255, 255, 0)', '8px'],
])('data-theme="%s" is worn under the strict policy', async (asked, name, paper, action, radius) => {
  const { page } = await wear(`data-theme="${asked}"`);
  expect(await theme(page)).toBe(name);
  expect(await style(page, '.card', 'background-color')).toBe(paper);
  expect(await style(page, '.primary', 'background-color')).toBe(action);
  expect(await style(page, '.card', 'border-top-left-radius')).toBe(radius);
  expect(site.state.reports).toEqual([]);
});

test('the look of GOV.UK has its yellow focus, and stands over a page with a border that is seen', async () => {
  const { page } = await wear('data-theme="govuk" data-mode="popover"');
  await page.locator('earshot-survey .primary').focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Shift+Tab');
  expect(await style(page, '.primary', 'background-color')).toBe('rgb(255, 221, 0)');
  expect(await style(page, '.primary', 'border-top-left-radius')).toBe('0px');
  expect(await style(page, '.card', 'border-top-color')).toBe('rgb(11, 12, 12)');
});

test('auto follows the reader on a look that has a dark side', async () => {
  const { page } = await wear('data-theme="dsfr auto"', '', { colorScheme: 'dark' });
  expect(await style(page, '.card', 'background-color')).toBe('rgb(22, 22, 22)');
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await style(page, '.card', 'background-color')).toBe('rgb(255, 255, 255)');
});

test('wears the look of the survey, and the tag wins over it', async () => {
  site.state.look = { theme: 'uswds', colours: { action: '#4c2c92' } };
  const own = await wear('');
  expect(await theme(own.page)).toBe('uswds light');
  expect(await style(own.page, '.primary', 'background-color')).toBe('rgb(76, 44, 146)');
  const tagged = await wear('data-theme="govuk"');
  expect(await theme(tagged.page)).toBe('govuk light');
});

test('a colour of the page that nobody could read is drawn darker, and said so in the console and by why', async () => {
  const { page, said } = await wear('', ':root { --earshot-action: orange; --earshot-line: oklch(0.95 0 0); --earshot-bad: nonsense }');
  const background = await style(page, '.primary', 'background-color');
  expect(background).not.toBe('rgb(255, 165, 0)');
  const [red, green, blue] = background.match(/\d+/g)!.map(Number);
  expect(red! > green! && green! > blue!).toBe(true);
  const warned = said.filter((line) => line.includes('--earshot-'));
  expect(warned).toHaveLength(3);
  expect(warned.join()).toContain('--earshot-action #ffa500 has a contrast of 1.8');
  expect(warned.join()).toContain('--earshot-bad nonsense is no colour.');
  await page.evaluate(() => window.earshot!('why'));
  await expect.poll(() => said.filter((line) => line.includes('--earshot-action')).length).toBe(2);
});

test('the page reaches the parts by name, and nothing else', async () => {
  const { page } = await wear(
    '',
    'earshot-survey::part(primary) { letter-spacing: 3px } earshot-survey .primary { color: red !important }',
  );
  expect(await style(page, '.primary', 'letter-spacing')).toBe('3px');
  expect(await style(page, '.primary', 'color')).toBe('rgb(255, 255, 255)');
});

test('a look that does not arrive costs the look, not the survey', async () => {
  site.state.tamper = 'look.js';
  const { page } = await wear('data-theme="govuk"');
  expect(await style(page, '.card', 'border-top-left-radius')).toBe('8px');
  expect(await page.title()).toBe('Permit');
});
