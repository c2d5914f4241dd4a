import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { AxeBuilder } from '@axe-core/playwright';
import { Survey } from '@earshot/model';
import { inLanguage } from '@earshot/model/rules';
import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { chromiumLaunch } from '../../../scripts/browsers.mjs';
import { buildSite } from '../build.mjs';
import { startSite } from './site-server.ts';

let folder: string;
let browser: Browser;
let site: Awaited<ReturnType<typeof startSite>>;
let questions: NonNullable<(typeof site)['state']['questions']>;

beforeAll(async () => {
  folder = await mkdtemp(`${tmpdir()}/earshot-kinds-`);
  await buildSite(`${folder}/`);
  browser = await chromium.launch(chromiumLaunch);
  const file = await readFile(new URL('../../../examples/every-kind/survey.json', import.meta.url), 'utf8');
  const published = { agency: 'port-ellery', version: 3, state: 'live' as const, publishedAt: 0, survey: Survey.parse(JSON.parse(file)) };
  questions = inLanguage(published, { contact: [] }, 'en', {}).questions;
});
afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  site = await startSite(folder);
  site.state.questions = questions;
});
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
  await site.stop();
});

const visit = async (path = '/page', options = {}): Promise<Page> => {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })).newPage();
  await page.goto(site.url + path);
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
  const page = await visit();
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

/** Fourteen questions, each looked at by axe. */
const SLOW = 180_000;

test.each([
  ['at 320 px and from right to left', '/page?lang=ar', { viewport: { width: 320, height: 640 } }],
  ['with forced colours', '/page', { forcedColors: 'active' as const }],
])(
  '%s no kind runs over, and none has an accessibility fault',
  async (_, path, options) => {
    const page = await visit(path, options);
    await walk(page, async (step) => {
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(over, step).toBeLessThanOrEqual(0);
      if (!step.includes('answered') && step !== 'review') return;
      const { violations } = await new AxeBuilder({ page }).include('earshot-survey').analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
        step,
      ).toEqual([]);
    });
  },
  SLOW,
);

test.each(['hashes.js', 'further.js', 'fields.js', 'number.js'])('a changed %s is never run', async (file) => {
  site.state.questions = questions.filter(({ id }) => id === 'waited');
  site.state.tamper = file;
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${site.url}/page`);
  await page.waitForLoadState('networkidle');
  expect(await page.title()).toBe('Permit');
  expect(await page.locator('earshot-survey .question').count()).toBe(0);
});
