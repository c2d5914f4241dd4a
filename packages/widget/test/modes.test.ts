import type { Mode } from '@earshot/model';
import type { BrowserContextOptions, Page } from 'playwright';
import { expect, test } from 'vitest';
import { axeFindings } from '../../../scripts/axe.ts';
import { button, newPage, onAPage, rating, site, visit } from './on-a-page.ts';

onAPage();

const stand = (mode: Mode, options: BrowserContextOptions = {}): Promise<Page> => {
  site.state.offer = { ...site.state.offer, mode };
  return visit('/page?tag=', options);
};
const inside = (page: Page) => page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.className);
const fits = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
const open = (page: Page) =>
  page.evaluate(() => (window as unknown as { earshot: (...command: string[]) => void }).earshot('open', 'permit-done'));

test('a tab stands at the end of the page, opens beside it, and has the focus again when closed', async () => {
  const page = await stand('tab', { bypassCSP: true });
  const tab = button(page, 'Feedback');
  await tab.waitFor();
  expect(await page.evaluate(() => document.body.lastElementChild!.localName)).toBe('earshot-survey');
  expect(await rating(page, 'Satisfied').count()).toBe(0);
  expect(await axeFindings(page)).toEqual([]);
  await tab.press('Enter');
  await rating(page, 'Satisfied').waitFor();
  expect(await inside(page)).toBe('prompt');
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await tab.waitFor();
  expect(await inside(page)).toContain('tab');
  // To look and go away again is no answer: the tab is there on the next page too.
  await page.reload();
  await tab.waitFor();
});

test('what was put in before closing is there again, and the tab says so', async () => {
  const page = await stand('tab');
  await button(page, 'Feedback').click();
  await rating(page, 'Very dissatisfied').check();
  await button(page, 'Next').click();
  await page.getByRole('textbox').fill('It took three weeks');
  await button(page, 'Close').click();
  await button(page, 'Go on with the survey').click();
  expect(await page.getByRole('textbox').inputValue()).toBe('It took three weeks');
  await button(page, 'Send').click();
  await page.getByRole('heading', { name: 'Thank you for telling us' }).waitFor();
  await button(page, 'Close').click();
  await expect.poll(() => page.locator('earshot-survey').count()).toBe(0);
  expect(site.responses()).toHaveLength(1);
});

test('a popover closed with something in it stays at hand as a tab', async () => {
  const page = await stand('popover');
  await rating(page, 'Satisfied').check();
  await page.keyboard.press('Escape');
  await button(page, 'Go on with the survey').click();
  expect(await rating(page, 'Satisfied').isChecked()).toBe(true);
});

test('closed over the contact details and opened again, the focus is where they are read once more', async () => {
  site.state.questions = [
    { id: 'found', kind: 'yesno', prompt: 'Did you find it?', required: true },
    { id: 'reach', kind: 'contact', prompt: 'How can we reach you?' },
  ];
  const page = await stand('popover');
  await rating(page, 'Yes').check();
  await button(page, 'Next').click();
  await page.locator('earshot-survey input[name="reach~email"]').fill('ada@example.org');
  await page.locator('earshot-survey .primary').click();
  const review = page.locator('earshot-survey [id$="-review"]');
  await review.waitFor();
  await page.keyboard.press('Escape');
  await button(page, 'Go on with the survey').click();
  await review.waitFor();
  expect(await page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.id)).toMatch(/-review$/);
});

test('at 320 px the tab and what it opens stand in the flow of the page', async () => {
  const page = await stand('tab', { viewport: { width: 320, height: 640 } });
  await button(page, 'Feedback').waitFor();
  const position = () => page.evaluate(() => getComputedStyle(document.querySelector('earshot-survey')!).position);
  expect(await position()).toBe('static');
  await button(page, 'Feedback').click();
  await rating(page, 'Very satisfied').waitFor();
  expect(await position()).toBe('static');
  expect(await fits(page)).toBe(true);
});

test('a modal one is a dialog with a name: focus goes in, stays in, and comes back with Escape', async () => {
  site.state.offer = { ...site.state.offer, mode: 'modal' };
  const page = await newPage({ bypassCSP: true });
  // The survey waits until somebody is at work on the page.
  const { promise: atWork, resolve: begin } = Promise.withResolvers<void>();
  await page.route('**/surveys', (route) => atWork.then(() => route.continue()));
  await page.goto(`${site.url}/page?tag=`);
  await button(page, 'Host button').focus();
  begin();
  const dialog = page.getByRole('dialog', { name: 'Survey: Parking permit' });
  await dialog.waitFor();
  expect(await page.evaluate(() => document.querySelector('earshot-survey')!.shadowRoot!.querySelector('dialog')!.matches(':modal'))).toBe(
    true,
  );
  await expect.poll(() => inside(page)).toBe('prompt');
  expect(await axeFindings(page)).toEqual([]);
  for (let press = 0; press < 8; press++) {
    await page.keyboard.press('Tab');
    // The browser's own controls may have their turn; the page behind may not.
    expect(await page.evaluate(() => ['earshot-survey', 'body'].includes(document.activeElement!.localName))).toBe(true);
  }
  await rating(page, 'Very satisfied').focus();
  await page.keyboard.press('Escape');
  await expect.poll(() => page.locator('earshot-survey').count()).toBe(0);
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Host button');
});

test('a page of its own begins with its title as the first heading there is', async () => {
  const page = await stand('page');
  await rating(page, 'Very satisfied').waitFor();
  // This page has a heading of its own.
  await page.getByRole('heading', { name: 'Parking permit', level: 2 }).waitFor();
  expect(await page.evaluate(() => document.querySelector('earshot-survey')!.parentElement!.localName)).toBe('main');
  expect(await button(page, 'Close').count()).toBe(0);
  await rating(page, 'Very satisfied').press('Escape');
  expect(await rating(page, 'Very satisfied').isVisible()).toBe(true);
});

test('a shared screen warns before it clears itself, and keeps nothing of the person before', async () => {
  site.state.offer = { ...site.state.offer, mode: 'kiosk' };
  const page = await newPage();
  await page.clock.install();
  await page.goto(`${site.url}/page?tag=`);
  await rating(page, 'Very dissatisfied').check();
  await button(page, 'Next').click();
  await page.getByRole('textbox').fill('It took three weeks');
  await page.clock.runFor(62_000);
  await button(page, 'I need more time').click();
  expect(await button(page, 'I need more time').count()).toBe(0);
  expect(await page.getByRole('textbox').inputValue()).toBe('It took three weeks');
  await page.clock.runFor(59_000);
  expect(await button(page, 'I need more time').count()).toBe(0);
  await page.clock.runFor(20_000);
  await button(page, 'I need more time').waitFor();
  await page.clock.runFor(5_000);
  expect(await rating(page, 'Very dissatisfied').isChecked()).toBe(false);
  await rating(page, 'Very dissatisfied').check();
  await button(page, 'Next').click();
  expect(await page.getByRole('textbox').inputValue()).toBe('');
  await button(page, 'Send').click();
  await button(page, 'Start again').click();
  await rating(page, 'Satisfied').check();
  await button(page, 'Send').click();
  await expect.poll(() => site.responses().length).toBe(2);
  const responses = site.responses().map(({ data }) => data as { response: string; channel: string });
  expect(responses.map(({ channel }) => channel)).toEqual(['kiosk', 'kiosk']);
  expect(responses[0]!.response).not.toBe(responses[1]!.response);
  expect(await page.evaluate(async () => [Object.keys(localStorage), (await indexedDB.databases()).length])).toEqual([[], 0]);
});

test('what one person wrote never reaches the screen of the next, however late a file arrives', async () => {
  site.state.offer = { ...site.state.offer, mode: 'kiosk' };
  const page = await newPage();
  const { promise: slow, resolve: arrive } = Promise.withResolvers<void>();
  await page.route('**/faults.js', (route) => slow.then(() => route.continue()));
  await page.clock.install();
  await page.goto(`${site.url}/page?tag=`);
  await rating(page, 'Very dissatisfied').check();
  await button(page, 'Next').click();
  await page.getByRole('textbox').fill('My boss Anna beats me');
  await button(page, 'Send').click();
  await page.clock.runFor(85_000);
  await rating(page, 'Very dissatisfied').check();
  arrive();
  await page.waitForLoadState('networkidle');
  expect(await rating(page, 'Very dissatisfied').isChecked()).toBe(true);
  await button(page, 'Next').click();
  expect(await page.getByRole('textbox').inputValue()).toBe('');
  expect(await page.locator('earshot-survey').textContent()).not.toContain('Anna');
});

test.each([
  [1280, 'region'],
  [320, 'dialog'],
] as const)('asked for at %d px, a survey comes to the person as a %s and keeps what was put in', async (width, role) => {
  const page = await stand('inline', { viewport: { width, height: 800 } });
  await page.goto(`${site.url}/page?tag=data-survey="none"`);
  await page.getByRole('button', { name: 'Host button' }).focus();
  await open(page);
  await page.getByRole(role, { name: 'Survey: Parking permit' }).waitFor();
  await expect.poll(() => inside(page)).toBe('prompt');
  await rating(page, 'Dissatisfied').check();
  await page.keyboard.press('Escape');
  await expect.poll(() => page.locator('earshot-survey').count()).toBe(0);
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Host button');
  await open(page);
  await expect.poll(() => rating(page, 'Dissatisfied').isChecked()).toBe(true);
  expect(await fits(page)).toBe(true);
});

test('nothing moves for a person who asked for less motion', async () => {
  const page = await stand('popover', { reducedMotion: 'reduce' });
  await rating(page, 'Satisfied').waitFor();
  expect(await page.locator('earshot-survey .card').evaluate((card) => card.getAnimations().length)).toBe(0);
});

test('a page where nothing is due fetches no drawing code', async () => {
  site.state.offer = { ...site.state.offer, where: ['/elsewhere'] };
  const page = await stand('inline');
  await page.waitForLoadState('networkidle');
  expect(site.state.requests).toEqual(['/earshot.js', '/v1/sites/pk_port-ellery_x/surveys']);
});
