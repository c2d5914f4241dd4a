import type { Mode, SaidQuestion } from '@earshot/model';
import { strings } from '@earshot/widget/locales';
import type { Page } from '@playwright/test';
import { everyReader, pairwiseReaders, type Reader } from './conditions.ts';
import {
  expectLargeTargets,
  expectNoAxeFinding,
  expectNoOverflow,
  expectRoomForSpacing,
  expectStillness,
  focused,
  tabThrough,
} from './semantics.ts';
import { expect, openPage, test } from './stage.ts';
import { openWindow, type Window } from './window.ts';

/** `asked`: the page has a button of its own, and the survey comes when a person presses it. */
const ways = ['inline', 'tab', 'popover', 'modal', 'page', 'kiosk', 'asked'] as const;
type Way = (typeof ways)[number];

const rating = (language: string): SaidQuestion => ({
  id: 'satisfaction',
  kind: 'rating',
  look: 'words',
  points: 5,
  required: true,
  prompt: language === 'ar' ? 'ما شعورك تجاه الخدمة؟' : 'Overall, how did you feel about the service you received today?',
  labels:
    language === 'ar'
      ? ['غير راضٍ على الإطلاق', 'غير راضٍ', 'محايد', 'راضٍ', 'راضٍ جدًا']
      : ['Very dissatisfied', 'Dissatisfied', 'Neither satisfied nor dissatisfied', 'Satisfied', 'Very satisfied'],
});

/** Rating, button, language, reasons; what can be closed has its cross besides. */
const MOST_STOPS = 4;

let stage: Window;
test.beforeAll(async () => {
  stage = await openWindow();
});
test.afterAll(() => stage.close());

/** Whether the focus is in the survey. */
const isInside = async (page: Page) => (await focused(page)).evaluate((element) => element?.getRootNode() instanceof ShadowRoot);
const isOnThePagesButton = async (page: Page) => (await focused(page)).evaluate((element) => element?.id === 'before');

/** Brings a person to the question as this way of standing does, and finds the focus where it belongs. */
async function arrive(page: Page, way: Way, { language, width }: Reader): Promise<void> {
  const words = strings[language]!;
  const mode: Mode = way === 'asked' ? 'inline' : way;
  stage.ask({ permit: [rating(language)] }, mode);
  // Whoever opens a survey does so from a page that shows none.
  const tag = { inline: 'data-target="#here"', asked: 'data-survey="none"' }[way as string] ?? '';
  // The survey waits until somebody is at work on the page.
  const { promise: atWork, resolve: begin } = Promise.withResolvers<void>();
  await page.route('**/v1/sites/**', (route) => atWork.then(() => route.continue()));
  await page.goto(`${stage.url}/page?lang=${language}&tag=${encodeURIComponent(tag)}`);
  const before = page.locator('#before');
  await before.focus();
  begin();
  if (way === 'asked') await page.evaluate(() => window.earshot?.('open', 'permit'));
  const survey = page.locator('earshot-survey');
  await expect(survey).toHaveCount(1);
  if (way === 'tab') {
    expect(await isOnThePagesButton(page), 'a tab takes no focus').toBe(true);
    await expectNoAxeFinding(page, {}, 'the tab');
    await page.getByRole('button', { name: words['tab.label']!, exact: true }).press('Enter');
  }
  if (way === 'popover') {
    await expect(survey.getByRole('region')).toBeVisible();
    expect(await isOnThePagesButton(page), 'a popover takes no focus').toBe(true);
    const covered = await before.evaluate((button) => {
      const { left, right, top, bottom } = button.getBoundingClientRect();
      return document.elementFromPoint((left + right) / 2, (top + bottom) / 2) !== button;
    });
    expect(covered, 'a popover lies over what has the focus').toBe(false);
    // On a small screen it only offers itself.
    if (width < 430) await page.getByRole('button', { name: words['button.answer']!, exact: true }).press('Enter');
  }
  await expect(page.getByRole('radio').first()).toBeVisible();
  if (way === 'tab' || way === 'modal' || way === 'asked') await expect.poll(() => isInside(page), 'the focus goes in').toBe(true);
}

/** Presses Escape and finds the person where they came from. */
async function leave(page: Page, way: Way, { language }: Reader): Promise<void> {
  const words = strings[language]!;
  const survey = page.locator('earshot-survey');
  await page.getByRole('radio').first().focus();
  await page.keyboard.press('Escape');
  if (way === 'inline' || way === 'page' || way === 'kiosk') return expect(page.getByRole('radio').first()).toBeVisible();
  if (way === 'tab') {
    await expect(page.getByRole('button', { name: words['tab.label']!, exact: true })).toBeVisible();
    expect(await (await focused(page)).evaluate((element) => element?.classList.contains('tab'))).toBe(true);
    return expect(page.getByRole('radio')).toHaveCount(0);
  }
  await expect(survey).toHaveCount(0);
  if (way !== 'popover') expect(await isOnThePagesButton(page), 'the focus returns').toBe(true);
}

/** What a condition changes by itself is looked at for each of the twelve; what comes of two conditions together, and the keys, for the pairwise six. */
async function lookAt(page: Page, way: Way, reader: Reader): Promise<void> {
  await arrive(page, way, reader);
  const card = page.locator('earshot-survey .card');
  const isDialog = way === 'modal' || (way === 'asked' && reader.width < 430);
  const name = strings[reader.language]!['card.name']!.split('{')[0]!;
  await expect(page.getByRole(isDialog ? 'dialog' : 'region', { name })).toBeVisible();
  // The live region is there before it has anything to say, and comes first.
  await expect(card.locator('> :first-child')).toHaveRole('status');
  await expectNoAxeFinding(page, reader, way);
  await expectNoOverflow(page, way);
  await expectLargeTargets(card.locator('.row, button'));
  if (!pairwiseReaders.includes(reader)) return;
  const stops = await tabThrough(page, isDialog ? card.getByRole('radio').last() : page.locator('#before'));
  // Firefox went on to its own buttons: the page takes keys again once it is touched.
  await card.locator('legend').click();
  const closes = !['inline', 'page', 'kiosk'].includes(way);
  const most = MOST_STOPS + (closes ? 1 : 0);
  expect(stops.length, `${way}: ${stops.map((stop) => stop.name).join(' · ')}`).toBeLessThanOrEqual(most);
  expect(stops.length, way).toBeGreaterThan(2);
  await expectStillness(page);
  await expectRoomForSpacing(page);
  await leave(page, way, reader);
}

for (const reader of everyReader)
  test(`every way to stand is whole for a reader: ${reader.name}`, async ({ browserName }) => {
    test.skip(browserName === 'firefox' && !pairwiseReaders.includes(reader), 'Firefox reads a pairwise sample');
    test.setTimeout(200_000);
    const { page, close } = await openPage(browserName, reader);
    const context = page.context();
    context.setDefaultTimeout(10_000);
    try {
      // A page each: in Firefox keys went to the browser's own buttons once the focus had been there.
      // Firefox looks at a third of the ways as each of its readers, so that each way has two of them.
      const share = ways.filter((_, way) => browserName !== 'firefox' || way % 3 === pairwiseReaders.indexOf(reader) % 3);
      for (const way of share) {
        const fresh = await context.newPage();
        await test.step(way, () => lookAt(fresh, way, reader));
        await fresh.close();
      }
    } finally {
      await close();
    }
  });
