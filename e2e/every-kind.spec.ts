import type { SaidQuestion } from '@earshot/model';
import { examples } from '@earshot/widget/examples';
import { strings } from '@earshot/widget/locales';
import type { Locator, Page } from '@playwright/test';
import { everyReader, pairwiseReaders, type Reader } from './conditions.ts';
import {
  expectChoiceToShow,
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

/** One question of each kind and look, the first the gallery shows. */
const kinds = new Map(
  examples.toReversed().map(({ question }) => [[question.kind, question.look, question.points].filter(Boolean).join('-'), question]),
);

/** A statement asks nothing, and consent that must be given is none. */
const neverRequired: string[] = ['statement', 'consent'];

/** The same question in Arabic: the words are a stand-in, their length and direction are not. */
const inArabic = (question: SaidQuestion): SaidQuestion => {
  const say = (_: unknown, at: number) => `خيار رقم ${at + 1} من القائمة`;
  const { labels, options, rows, columns, unit, hint } = question;
  const lines = <Line extends object>(list: readonly Line[]) => list.map((line, at) => ({ ...line, label: say(line, at) }));
  return {
    ...question,
    prompt: 'ما رأيك عمومًا في الخدمة التي حصلت عليها اليوم؟',
    ...(hint ? { hint: 'يمكنك ترك هذا السؤال.' } : {}),
    ...(unit ? { unit: 'دقيقة' } : {}),
    ...(labels ? { labels: labels.map(say) } : {}),
    ...(options ? { options: lines(options) } : {}),
    ...(rows ? { rows: lines(rows) } : {}),
    ...(columns ? { columns: lines(columns) } : {}),
  };
};

const asked = (language: string, names: readonly string[] = [...kinds.keys()]): Record<string, SaidQuestion[]> =>
  Object.fromEntries(
    [...kinds]
      .filter(([name]) => names.includes(name))
      .map(([name, question]) => {
        const required = { ...question, required: !neverRequired.includes(question.kind) };
        return [name, [language === 'ar' ? inArabic(required) : required]];
      }),
  );

let stage: Window;
test.beforeAll(async () => {
  stage = await openWindow();
});
test.afterAll(() => stage.close());

async function openAll(page: Page, language: string, names?: readonly string[]): Promise<void> {
  const questions = asked(language, names);
  stage.ask(questions);
  await page.goto(`${stage.url}/all?lang=${language}`);
  await expect(page.locator('html')).toHaveAttribute('data-ready', '');
  await expect(page.locator('earshot-survey section')).toHaveCount(Object.keys(questions).length);
}

/** The prompt is the name of the group, or of the one field. */
const calledByItsPrompt = (card: Locator, { prompt }: SaidQuestion): Locator =>
  typeof prompt === 'string'
    ? card
        .getByRole('group', { name: prompt })
        .or(card.getByRole('textbox', { name: prompt }))
        .or(card.getByRole('checkbox', { name: prompt }))
        .first()
    : card.getByRole('group').first();

async function lookAt(page: Page, reader: Reader, names: readonly string[]): Promise<void> {
  const { language } = reader;
  const words = strings[language]!;
  await openAll(page, language, names);
  const cardOf = (name: string) => page.locator(`[data-survey="${name}"] section`);
  const questions = Object.entries(asked(language, names)).map(([name, [question]]) => ({ name, question: question! }));

  await expectNoAxeFinding(page, reader);
  await expectNoOverflow(page);
  await expectLargeTargets(page.locator('earshot-survey :is(.row, textarea, button)'));
  for (const { name, question } of questions) {
    const card = cardOf(name);
    expect(await card.evaluate((element) => getComputedStyle(element).direction), name).toBe(language === 'ar' ? 'rtl' : 'ltr');
    if (question.kind !== 'statement') await expect(calledByItsPrompt(card, question), `${name} is called by its prompt`).toBeVisible();
  }

  const stops = await tabThrough(page, page.locator('#before'));
  for (const { name, question } of questions) {
    const mine = stops.filter(({ survey }) => survey === name).map(({ name: stop }) => stop);
    expect(mine.length, name).toBeGreaterThan(0);
    if (['rating', 'nps', 'ces', 'yesno'].includes(question.kind))
      expect(mine.length, `${name}: ${mine.join(' · ')}`).toBeLessThanOrEqual(4);
  }

  for (const { name } of questions.filter(({ question }) => question.required)) {
    const card = cardOf(name);
    await card.getByRole('button', { name: words['button.send']!, exact: true }).click();
    // One question needs no summary: the sentence stands beside it, and the focus is where the answer is given.
    await expect(card.locator('.fault').first(), name).toBeVisible();
    const place = await focused(page);
    expect(await place.evaluate((element) => element?.matches('input, textarea, select, button:not(.primary)')), name).toBe(true);
    expect(await place.evaluate((element) => (element?.getRootNode() as ShadowRoot | undefined)?.host.parentElement?.dataset.survey)).toBe(
      name,
    );
  }
  await expectNoAxeFinding(page, reader, 'pressed too early');
  await expectNoOverflow(page, 'pressed too early');

  for (const { name } of questions) {
    const row = cardOf(name).locator('.row:has(input)').first();
    if (await row.count()) await expectChoiceToShow(row);
  }
  await expectStillness(page);
  await expectRoomForSpacing(page);
}

for (const reader of everyReader)
  test(`every kind of question is whole for a reader: ${reader.name}`, async ({ browserName }) => {
    test.skip(browserName === 'firefox' && !pairwiseReaders.includes(reader), 'Firefox reads a pairwise sample');
    test.setTimeout(200_000);
    const { page, close } = await openPage(browserName, reader);
    page.setDefaultTimeout(10_000);
    try {
      // Firefox looks at a third of the kinds as each of its readers, so that each kind has two of them.
      const share = [...kinds.keys()].filter((_, kind) => browserName !== 'firefox' || kind % 3 === pairwiseReaders.indexOf(reader) % 3);
      await lookAt(page, reader, share);
    } finally {
      await close();
    }
  });

test('what assistive technology is told of every kind stays as it was', async ({ browser, browserName }) => {
  test.skip(browserName !== 'chromium', 'the tree is computed from the page, the same in every browser');
  const page = await browser.newPage();
  await openAll(page, 'en');
  for (const name of kinds.keys())
    expect.soft(await page.locator(`[data-survey="${name}"] section`).ariaSnapshot()).toMatchSnapshot(`${name}.aria.yml`);
  await page.close();
});
