import { readFile } from 'node:fs/promises';
import { Survey } from '@earshot/model';
import { inLanguage } from '@earshot/model/rules';
import type { BrowserContextOptions, Page } from 'playwright';
import { beforeEach, expect, test } from 'vitest';
import { axeFindings } from '../../../scripts/axe.ts';
import { newPage, onAPage, site, visit } from './on-a-page.ts';

onAPage();

const file = await readFile(new URL('../../../examples/every-kind/survey.json', import.meta.url), 'utf8');
const published = { agency: 'port-ellery', version: 3, state: 'live' as const, publishedAt: 0, survey: Survey.parse(JSON.parse(file)) };
const { questions } = inLanguage(published, { contact: [] }, 'en', {});
beforeEach(() => {
  site.state.questions = questions;
});

const arrive = async (path = '/page', options: BrowserContextOptions = {}): Promise<Page> => {
  const page = await visit(path, options);
  await page.locator('earshot-survey .question').first().waitFor();
  return page;
};

const check = (id: string) => (page: Page) => page.locator(`earshot-survey input[name="${id}"]`).first().check();
const write = (name: string, text: string) => (page: Page) => page.locator(`earshot-survey input[name="${name}"]`).fill(text);
/** How a person answers each question, in the order of the example. */
const ways: readonly ((page: Page) => Promise<unknown>)[] = [
  (page) => page.locator('earshot-survey input[value="1"]').check(),
  check('wrong'),
  (page) => page.locator('earshot-survey textarea').fill('Nobody was there'),
  write('reach~email', 'ada@example.org'),
  async () => {},
  check('easy'),
  check('done'),
  write('waited', '٤٥'),
  async (page) => {
    await write('visited~day', '20')(page);
    await write('visited~month', '11')(page);
    await write('visited~year', '2026')(page);
  },
  async (page) => {
    await check('counter~hours')(page);
    await page.locator('earshot-survey input[name="counter~staff"]').last().check();
  },
  (page) => page.locator('earshot-survey button[value="move:clear:up"]').press('ArrowUp'),
  check('recommend'),
  check('again'),
  check('age'),
];

/** Walks through the whole of it; `look` is called at every step, before and after the answer. */
async function walk(page: Page, look: (step: string) => Promise<void> = async () => {}): Promise<void> {
  for (const [at, answer] of ways.entries()) {
    const { id } = questions[at]!;
    await page.locator(`earshot-survey [id$="${id}-prompt"]`).waitFor();
    await look(id);
    await answer(page);
    await look(`${id}, answered`);
    await page.locator('earshot-survey .primary').click();
  }
  await page.locator('earshot-survey [id$="-review"]').waitFor();
  await look('review');
  await page.locator('earshot-survey .primary').click();
  await expect.poll(() => site.responses().length).toBe(1);
}

test('every kind is fetched, answered and sent under a strict policy and Trusted Types, without one report', async () => {
  const page = await arrive();
  await walk(page);
  expect(site.state.reports).toEqual([]);
  expect((site.responses()[0]!.data as { answers: unknown }).answers).toEqual([
    { question: 'satisfaction', value: 1 },
    { question: 'wrong', value: ['wait'] },
    { question: 'why', value: 'Nobody was there' },
    { question: 'reach', value: { email: 'ada@example.org' } },
    { question: 'before-counter', skipped: true },
    { question: 'easy', value: 1 },
    { question: 'done', value: 'yes' },
    { question: 'waited', value: 45 },
    { question: 'visited', value: '2026-11-20' },
    { question: 'counter', value: { hours: 'poor', staff: 'good' } },
    { question: 'matters', value: ['quick', 'clear', 'kind'] },
    { question: 'recommend', value: 0 },
    { question: 'again', value: true },
    { question: 'age', value: 'under-30' },
  ]);
});

test.each([
  ['at 320 px and from right to left', '/page?lang=ar', { viewport: { width: 320, height: 640 } }],
  ['with forced colours', '/page', { forcedColors: 'active' as const }],
])('%s no kind runs over, and what is read back has no accessibility fault', async (_, path, options) => {
  const page = await arrive(path, options);
  await walk(page, async (step) => {
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(over, step).toBeLessThanOrEqual(0);
    // The kinds themselves are looked at by the stories, as every reader.
    if (step === 'review') expect(await axeFindings(page), step).toEqual([]);
  });
});

test.each(['hashes.js', 'further.js', 'fields.js', 'number.js'])('a changed %s is never run', async (file) => {
  site.state.questions = questions.filter(({ id }) => id === 'waited');
  site.state.tamper = file;
  const page = await newPage();
  await page.goto(`${site.url}/page`);
  await page.waitForLoadState('networkidle');
  expect(await page.title()).toBe('Permit');
  expect(await page.locator('earshot-survey .question').count()).toBe(0);
});

test('pressed twice while a file is on its way, a button takes one step and one answer is sent', async () => {
  const [rating] = questions;
  const text = (id: string) => ({ id, kind: 'text' as const, prompt: `Tell us ${id}` });
  site.state.questions = [rating!, text('first'), text('second')];
  const page = await newPage();
  const { promise: slow, resolve: arrive } = Promise.withResolvers<void>();
  await page.route('**/text.js', (route) => slow.then(() => route.continue()));
  await page.goto(`${site.url}/page`);
  await page.getByRole('radio').first().check();
  const press = () =>
    page.getByRole('button', { name: /^(Next|Send)$/ }).evaluate((button: HTMLButtonElement) => [button.click(), button.click()]);
  await press();
  arrive();
  await page.getByRole('textbox', { name: 'Tell us first' }).waitFor();
  expect(await page.getByRole('alert').count()).toBe(0);
  await press();
  await page.getByRole('textbox', { name: 'Tell us second' }).waitFor();
  await press();
  await page.getByRole('heading', { name: /^Thank you/ }).waitFor();
  await page.waitForLoadState('networkidle');
  expect(site.responses()).toHaveLength(1);
});

test('while the file of the next question is on its way, the one before stays whatever else is pressed', async () => {
  const [rating] = questions;
  site.state.questions = [rating!, { id: 'why', kind: 'text', prompt: 'Tell us why' }];
  const page = await newPage();
  const { promise: slow, resolve: arrive } = Promise.withResolvers<void>();
  await page.route('**/text.js', (route) => slow.then(() => route.continue()));
  await page.goto(`${site.url}/page`);
  await page.getByRole('radio').first().check();
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await page.getByRole('button', { name: 'Why we ask', exact: true }).click();
  await page.getByText('Answers are kept for').waitFor();
  expect(await page.getByRole('radio').first().isChecked()).toBe(true);
  arrive();
  await page.getByRole('textbox', { name: 'Tell us why' }).waitFor();
});

test('the longest word of an option breaks before the page scrolls sideways', async () => {
  const label = 'Kraftfahrzeughaftpflichtversicherung';
  site.state.questions = [
    {
      id: 'what',
      kind: 'choice',
      prompt: 'Was?',
      options: [
        { id: 'a', label },
        { id: 'b', label: 'Anderes' },
      ],
    },
  ];
  const page = await arrive('/page', { viewport: { width: 320, height: 640 } });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
});
