import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { earshot, root } from './command.ts';
import { everyReader, type Reader } from './conditions.ts';
import { expectChoiceToShow, expectLargeTargets, expectNoAxeFinding, expectNoOverflow } from './semantics.ts';
import { expect, openPage, test } from './stage.ts';

/** Says everything in Arabic too: the words are a stand-in, their length and direction are not. */
function inArabic(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inArabic);
  if (typeof value !== 'object' || value === null) return value;
  if ('en' in value && typeof value.en === 'string') return { ...value, ar: 'نص السؤال أو الجواب عن الخدمة' };
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, inArabic(each)]));
}

/** The example that asks every kind of question, published to read in both directions. */
async function publishEveryKind(data: string): Promise<void> {
  const { languages, ...survey } = JSON.parse(readFileSync(join(root, 'examples/every-kind/survey.json'), 'utf8')) as { languages: object };
  const said = inArabic(survey) as object;
  const folder = mkdtempSync(join(tmpdir(), 'earshot-hosted-'));
  const file = join(folder, 'every-kind.json');
  writeFileSync(file, JSON.stringify({ ...said, languages: { ...languages, ar: { status: 'reviewed', by: 'Nobody', at: '2026-11-20' } } }));
  await earshot(data, 'survey', 'publish', file, '--agency', 'port-ellery');
  rmSync(folder, { recursive: true });
}

/** More than any of its pages has. */
const MOST_STOPS = 120;

/** Tabs through the whole page to its last stop: at each the focus has an outline, and nothing lies over it. */
async function expectWayThrough(page: Page, step: string): Promise<void> {
  const all = 'a[href], button:not([tabindex="-1"]), input:not([type=hidden]), textarea, summary';
  await page.locator(all).first().focus();
  for (let press = 0; press < MOST_STOPS; press++) {
    const stop = await page.evaluate((selector) => {
      const element = document.activeElement;
      if (!element || element === document.body) return undefined;
      const target = element.closest('label') ?? element;
      const outlined = [element, target].some((each) => {
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each);
        return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== 'none';
      });
      const { left, right, top, bottom } = target.getBoundingClientRect();
      const over = document.elementFromPoint((left + right) / 2, (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2);
      const free = over !== null && (target.contains(over) || over.contains(target));
      const text = target.textContent?.trim() || (element as HTMLInputElement).value;
      const last = [...document.querySelectorAll(selector)].filter((each) => each.checkVisibility()).at(-1) === element;
      return { last, text, outlined, free };
    }, all);
    expect(stop, `${step}: the focus is seen`).toMatchObject({ outlined: true, free: true });
    if (stop?.last) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${step}: ${MOST_STOPS} tabs do not lead to the end`);
}

/** WCAG 1.4.12, with the space after paragraphs. */
async function expectRoomForSpacing(page: Page, step: string): Promise<void> {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      '* { letter-spacing: 0.12em !important; word-spacing: 0.16em !important; line-height: 1.5 !important } p { margin-block-end: 2em !important }',
    );
    document.adoptedStyleSheets = [sheet];
  });
  await expectNoOverflow(page, `${step}, spaced`);
  const cut = await page.locator(':is(.row, button, p, legend, .word):not(.unseen)').evaluateAll((all) =>
    all
      .filter((each) => getComputedStyle(each).overflow !== 'visible' && each.clientWidth > 1)
      .filter((each) => each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1)
      .map((each) => each.outerHTML.slice(0, 120)),
  );
  expect(cut, `${step}: cut off by wider spacing`).toEqual([]);
  await page.evaluate(() => {
    document.adoptedStyleSheets = [];
  });
}

/** What stands around the question, which is to stay the same from step to step. */
const around = (page: Page) =>
  page.evaluate(() => [
    ...[...document.querySelectorAll('.page > *')].map(({ localName }) => localName),
    ...[...document.querySelectorAll('summary, h1')].map(({ textContent }) => textContent),
  ]);

async function look(page: Page, reader: Reader, step: string): Promise<void> {
  await expectNoAxeFinding(page, reader, step);
  await expectNoOverflow(page, step);
  await expectLargeTargets(page.locator('.row, textarea, summary, button:not(.unseen)'));
  await expectRoomForSpacing(page, step);
  await expectWayThrough(page, step);
}

/** Fourteen kinds and the thanks. */
const MOST_STEPS = 20;

/** Three in which each condition is met once: rows, buttons and fields are those of the widget, which twelve readers meet. */
const readers = everyReader.filter(({ name }) =>
  ['left to right, light, 320 px', 'right to left, dark, 320 px', 'right to left, forced colours, 1280 px'].includes(name),
);

for (const reader of readers)
  test(`the hosted page is whole for a reader: ${reader.name}`, async ({ world, browserName }) => {
    test.skip(browserName !== 'chromium', 'the same rows, buttons and fields are read in Firefox by every kind of question');
    test.setTimeout(240_000);
    await publishEveryKind(world.data);
    const { page, close } = await openPage(browserName, reader);
    page.setDefaultTimeout(10_000);
    try {
      const { language } = reader;
      await page.goto(`${world.earshot}/s/port-ellery/every-kind?lang=${language}`);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await expect(page.locator('html')).toHaveAttribute('dir', language === 'ar' ? 'rtl' : 'ltr');
      const first = await around(page);
      const next = page.locator('main .primary');
      await look(page, reader, 'at first');

      await next.click();
      await expect(page.getByRole('alert')).toBeVisible();
      await expect(page.getByRole('alert')).toBeFocused();
      await expectNoAxeFinding(page, reader, 'pressed too early');
      await page.getByRole('alert').getByRole('link').press('Enter');
      await expect(page.locator('main input').and(page.locator(':focus'))).toHaveCount(1);
      const worst = page.locator('.row').last();
      await expectChoiceToShow(worst);

      let steps = 0;
      for (; steps < MOST_STEPS; steps++) {
        await next.click();
        await page.waitForLoadState();
        if (new URL(page.url()).searchParams.has('sent')) break;
        const step = (await page.locator('.step').textContent()) ?? '';
        expect(await around(page), step).toEqual(first);
        await look(page, reader, step);
      }
      expect(steps).toBeGreaterThan(12);
      await look(page, reader, 'thanked');
    } finally {
      await close();
    }
  });
