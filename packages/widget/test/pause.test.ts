import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { axeFindings } from '../../../scripts/axe.ts';
import { strings } from '../src/locales/index.ts';
import { browser, button, newPage, onAPage, site } from './on-a-page.ts';

onAPage();

/** The text question after a low rating, in one language. */
async function writing(language = 'en', options = {}): Promise<{ page: Page; words: Readonly<Record<string, string>> }> {
  const words = strings[language]!;
  const page = await newPage(options);
  page.setDefaultTimeout(8000);
  await page.goto(`${site.url}/page?lang=${language}`);
  await page.getByRole('radio', { name: 'Very dissatisfied', exact: true }).check();
  await page.getByRole('button', { name: words['button.next']!, exact: true }).click();
  await page.getByRole('textbox').waitFor();
  return { page, words };
}
const focused = (page: Page) => page.evaluate(() => document.querySelector('earshot-survey')!.shadowRoot!.activeElement?.textContent);
const said = () => site.responses().map(({ data }) => (data as { answers: { value?: unknown }[] }).answers.at(-1)!.value);

test('a phone in Arabic-Indic digits is shown in Arabic, taken out, and the rest is sent', async () => {
  const { page, words } = await writing('ar');
  const field = page.getByRole('textbox');
  await field.fill('لم يتصل بي أحد على ٠٥٠ ١٢٣ ٤٥٦٧ حتى الآن');
  await button(page, words['button.send']).click();
  const panel = page.getByRole('group', { name: words['personal.heading']! });
  await panel.getByText('٠٥٠ ١٢٣ ٤٥٦٧').waitFor();
  expect(await panel.textContent()).toContain(words['personal.phone']);
  expect(await focused(page)).toBe(words['personal.heading']);
  expect(await button(page, words['button.send']).isVisible()).toBe(false);
  expect(JSON.stringify(site.state.events)).not.toContain('٤٥٦٧');

  await button(page, words['personal.remove']).click();
  await page.getByText(words['personal.removed']!).waitFor();
  expect(await panel.count()).toBe(0);
  expect(await field.inputValue()).toBe(`لم يتصل بي أحد على ${words['personal.mark']} حتى الآن`);
  expect(await field.evaluate((node) => (node.getRootNode() as ShadowRoot).activeElement === node)).toBe(true);
  await button(page, words['button.send']).click();
  await page.getByRole('heading', { name: words['low.heading']! }).waitFor();
  expect(said()).toEqual([`لم يتصل بي أحد على ${words['personal.mark']} حتى الآن`]);
  expect(JSON.stringify(site.state.events)).not.toContain('٤٥٦٧');
  expect(site.state.reports).toEqual([]);
});

test('with keys alone: what was written is sent as it is, and nobody is asked twice', async () => {
  const { page, words } = await writing();
  await page.getByRole('textbox').focus();
  await page.keyboard.type('Write to ana@example.com');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('group', { name: words['personal.heading']! }).waitFor();
  await expect.poll(() => focused(page)).toBe(words['personal.heading']);
  await page.keyboard.press('Tab');
  expect(await focused(page)).toBe(words['personal.remove']);
  await page.keyboard.press('Tab');
  expect(await focused(page)).toBe(words['personal.keep']);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: words['low.heading']! }).waitFor();
  expect(said()).toEqual(['Write to ana@example.com']);
});

test('taken out by hand, the way on is free again; other details are asked about anew', async () => {
  const { page, words } = await writing();
  const field = page.getByRole('textbox');
  const panel = page.getByRole('group', { name: words['personal.heading']! });
  await field.fill('Write to ana@example.com');
  await button(page, words['button.send']).click();
  await panel.waitFor();
  await field.fill('Nobody wrote');
  await page.getByText(words['personal.removed']!).waitFor();
  await field.fill('Call +44 7700 900123');
  await panel.getByText('+44 7700 900123').waitFor();
  await button(page, words['personal.keep']).click();
  await page.getByRole('heading', { name: words['low.heading']! }).waitFor();
  expect(said()).toEqual(['Call +44 7700 900123']);
});

test('the number of the agency itself is nobody’s secret', async () => {
  const { page, words } = await writing();
  await page.getByRole('textbox').fill('I called 01632 960001 four times');
  await button(page, words['button.send']).click();
  await page.getByRole('heading', { name: words['low.heading']! }).waitFor();
});

test('who writes of danger is told where help is, then sends the words as they are', async () => {
  const { page, words } = await writing();
  await page.getByRole('textbox').fill('My neighbour hits me. Call 07700 900123');
  await button(page, words['button.send']).click();
  const panel = page.getByRole('group', { name: words['urgent.heading']! });
  await panel.waitFor();
  expect(await focused(page)).toBe(words['urgent.heading']);
  expect(await panel.getByRole('link', { name: '112' }).getAttribute('href')).toBe('tel:112');
  expect(await panel.getByRole('link', { name: '+44 1632 960 001' }).count()).toBe(1);
  expect(site.responses()).toEqual([]);
  await button(page, words['button.continue']).click();
  await page.getByRole('group', { name: words['personal.heading']! }).waitFor();
  await button(page, words['personal.keep']).click();
  await page.getByRole('heading', { name: words['low.heading']! }).waitFor();
  expect(said()).toEqual(['My neighbour hits me. Call 07700 900123']);
  expect(JSON.stringify(site.state.events)).not.toMatch(/urgent|personal/);
});

test('words go on unlooked at when the file that looks does not arrive', async () => {
  const context = await browser.newContext();
  await context.route('**/pause.js', (route) => route.abort());
  const page = await context.newPage();
  await page.goto(`${site.url}/page`);
  await page.getByRole('radio', { name: 'Very dissatisfied', exact: true }).check();
  await button(page, 'Next').click();
  await page.getByRole('textbox').fill('Write to ana@example.com');
  await button(page, 'Send').click();
  await page.getByRole('heading', { name: 'Thank you for telling us' }).waitFor();
});

test('whoever leaves while the file that looks is on its way has sent all the same', async () => {
  const context = await browser.newContext();
  // It never comes.
  await context.route('**/{pause,faults}.js', () => {});
  const page = await context.newPage();
  await page.goto(`${site.url}/page`);
  await page.getByRole('radio', { name: 'Very dissatisfied', exact: true }).check();
  await button(page, 'Next').click();
  await page.getByRole('textbox').fill('Nobody called back');
  await button(page, 'Send').click();
  expect(site.responses()).toEqual([]);
  await page.goto('about:blank');
  await expect.poll(said).toEqual(['Nobody called back']);
});

// Each two of language, width and colours meet once.
test.each([
  ['en', 320, 'light'],
  ['en', 1280, 'dark'],
  ['ar', 320, 'dark'],
  ['ar', 1280, 'light'],
] as const)('axe finds nothing in %s at %d px, %s', async (language, width, colorScheme) => {
  const { page, words } = await writing(language, { viewport: { width, height: 800 }, colorScheme });
  await page.evaluate(() => document.querySelector('earshot-survey')!.setAttribute('theme', 'auto'));
  const shots = process.env.SHOTS;
  const check = async (name: string) => {
    expect(await axeFindings(page), name).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    if (shots) await page.locator('earshot-survey').screenshot({ path: `${shots}/${name}-${language}-${width}-${colorScheme}.png` });
  };
  const cry = { en: 'My house is on fire', ar: 'زوجي يضربني' }[language];
  await page.getByRole('textbox').fill(`${cry} ana.maria.perez-gonzalez@department.example.com, GB29 NWBK 6016 1331 9268 19, ٠٥٠١٢٣٤٥٦٧`);
  await button(page, words['button.send']).click();
  await button(page, words['button.continue']).waitFor();
  await check('urgent');
  await button(page, words['button.continue']).click();
  await button(page, words['personal.keep']).waitFor();
  await check('personal');
  await button(page, words['personal.remove']).click();
  await page.getByText(words['personal.removed']!).waitFor();
  await check('removed');
});
