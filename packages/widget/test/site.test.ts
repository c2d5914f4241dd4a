import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { axeFindings } from '../../../scripts/axe.ts';
import { neededStrings, strings } from '../src/locales/index.ts';
import { browser, button, folder, manifest, onAPage, rating, site, visit } from './on-a-page.ts';
import { survey } from './site-server.ts';

onAPage();

test('the whole of it shows one rating for less than any rival: loader, drawing code and strings', () => {
  const weight = (end: string) => Object.entries(manifest.files).find(([name]) => name.endsWith(end))![1].gzip;
  // One rating that must be answered, in one language, without promises to follow it up: each of those brings words of its own.
  const { questions, languages, notice } = survey('en');
  const { link: _, ...plain } = notice;
  const rating = { questions: [{ ...questions[0]!, required: true }], languages: languages.slice(0, 1), notice: plain };
  const words = gzipSync(JSON.stringify(neededStrings(strings.en!, rating)), { level: 9 }).length;
  expect(weight('earshot.js')).toBeLessThanOrEqual(2_000);
  expect(weight('earshot.js') + weight('/draw.js') + words).toBeLessThanOrEqual(14_000);
  const kinds = ['yesno', 'options', 'text', 'further', 'fields', 'number', 'date', 'contact', 'matrix', 'rank'];
  for (const name of [...kinds, 'figures', 'faults', 'later']) expect(weight(`/${name}.js`), name).toBeLessThanOrEqual(1_500);
});

test('no file imports an unchecked one: lazy files lean on draw.js, and on fields.js where that is checked before them', async () => {
  for (const name of Object.keys(manifest.files)) {
    const code = await readFile(`${folder}/${name}`, 'utf8');
    const checked = /\/(number|date|contact)\.js$/.test(name) ? ['./draw.js', './fields.js'] : ['./draw.js'];
    for (const [, from] of code.matchAll(/(?:^|;)import\s*(?:[^;("'`]*from)?\s*["'`]([^"'`]+)/g)) expect(checked, name).toContain(from);
  }
});

test('answers under a strict policy and Trusted Types, without one report', async () => {
  const page = await visit();
  await rating(page, 'Very dissatisfied').check();
  await button(page, 'Next').click();
  await page.getByRole('textbox', { name: /What went wrong/ }).fill('It took long');
  await button(page, 'Why we ask').click();
  await page.getByText('Answers are kept for 365 days.').waitFor();
  await button(page, 'Send').click();
  await page.getByRole('heading', { name: 'Thank you for telling us' }).waitFor();
  await page.getByRole('link', { name: '+44 1632 960 001' }).waitFor();
  expect(await page.evaluate(() => document.querySelector('earshot-survey')!.shadowRoot!.activeElement!.tagName)).toBe('H2');
  expect(site.state.reports).toEqual([]);
  expect(site.responses()).toHaveLength(1);
  expect(site.responses()[0]!.data).toMatchObject({
    complete: true,
    page: '/page',
    answers: [
      { question: 'satisfaction', value: 1 },
      { question: 'why', value: 'It took long' },
    ],
  });
});

test('asks for four files at most, and keeps nothing before the person acts', async () => {
  const page = await visit();
  await rating(page, 'Satisfied').waitFor();
  expect(site.state.requests).toHaveLength(4);
  const kept = () =>
    page.evaluate(async () => [localStorage.length, sessionStorage.length, document.cookie, (await indexedDB.databases()).length]);
  expect(await kept()).toEqual([0, 0, '', 0]);
});

test('a page that asks for privacy is offered the survey and keeps nothing, even after Send', async () => {
  const context = await browser.newContext();
  await context.addInitScript(() => Object.defineProperty(navigator, 'globalPrivacyControl', { value: true }));
  const page = await context.newPage();
  await page.goto(`${site.url}/page`);
  await rating(page, 'Satisfied').check();
  await button(page, 'Send').click();
  await page.getByRole('heading', { name: 'Thank you' }).waitFor();
  expect(await page.evaluate(async () => [localStorage.length, (await indexedDB.databases()).length])).toEqual([0, 0]);
});

test('an answer given during an outage is kept, said to be kept, and sent once when the person comes back', async () => {
  site.state.down = true;
  const page = await visit();
  await rating(page, 'Satisfied').check();
  await button(page, 'Send').click();
  await page.getByRole('heading', { name: 'Your answer is kept on this device' }).waitFor();
  await page.goto('about:blank');
  site.state.down = false;
  await page.goto(`${site.url}/page`);
  await expect.poll(() => site.responses().length, { timeout: 15_000 }).toBe(1);
  expect(await page.evaluate(() => (window as { earshot?: (name: string) => void }).earshot?.('why'))).toBeUndefined();
  expect(await rating(page, 'Satisfied').count()).toBe(0);
});

test('what the person deletes is not sent', async () => {
  site.state.down = true;
  const page = await visit();
  await rating(page, 'Satisfied').check();
  await button(page, 'Send').click();
  await button(page, 'Delete it').click();
  await page.getByRole('heading', { name: /was deleted from this device/ }).waitFor();
  site.state.down = false;
  await page.goto(`${site.url}/page`);
  await page.waitForLoadState('networkidle');
  expect(site.responses()).toEqual([]);
});

test.each(['draw.js', 'text.js'])('a tampered %s is never run', async (file) => {
  site.state.tamper = file;
  const page = await visit();
  if (file === 'draw.js') {
    await page.waitForLoadState('networkidle');
    expect(await page.locator('earshot-survey').count()).toBe(0);
  } else {
    // What was answered before the file was needed still arrives.
    await rating(page, 'Very dissatisfied').check();
    await button(page, 'Next').click();
    await page.getByRole('heading', { name: 'Thank you for telling us' }).waitFor();
    expect(site.responses()).toHaveLength(1);
  }
  expect(await page.title()).toBe('Permit');
});

test('pressed too early, it says so in a summary that has the focus and leads to the field', async () => {
  const page = await visit();
  await button(page, 'Next').click();
  const link = page.getByRole('link', { name: 'Choose an answer before you go on' });
  await link.click();
  await expect.poll(() => rating(page, 'Very satisfied').evaluate((radio) => radio.matches(':focus'))).toBe(true);
});

test('the page says its language; another is one press away and keeps the answer', async () => {
  const page = await visit('/page?lang=ar');
  await page.getByRole('group', { name: 'ما شعورك تجاه الخدمة؟' }).waitFor();
  expect(await page.locator('earshot-survey section').getAttribute('dir')).toBe('rtl');
  await rating(page, 'Satisfied').check();
  await page.getByRole('button', { name: 'اللغة: العربية' }).click();
  await button(page, 'English').click();
  await page.getByRole('group', { name: /Overall/ }).waitFor();
  expect(await rating(page, 'Satisfied').isChecked()).toBe(true);
});

test('at the edge it steals no focus, lies over nothing focused, closes with Escape and stays away', async () => {
  site.state.offer = { ...site.state.offer, mode: 'popover' };
  const page = await visit('/page?tag=');
  await rating(page, 'Satisfied').waitFor();
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
  await page.getByRole('status').filter({ hasText: 'There is a short survey on this page: Parking permit' }).waitFor();
  await page.getByRole('button', { name: 'Host button' }).focus();
  await rating(page, 'Satisfied').focus();
  await page.keyboard.press('Escape');
  await expect.poll(() => page.locator('earshot-survey').count()).toBe(0);
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Host button');
  await page.reload();
  await page.waitForLoadState('networkidle');
  expect(await page.locator('earshot-survey').count()).toBe(0);
});

test('on a phone it makes an offer first, and the question stands whole in the flow of the page', async () => {
  site.state.offer = { ...site.state.offer, mode: 'popover' };
  const page = await visit('/page?tag=', { viewport: { width: 320, height: 640 } });
  const card = page.getByRole('region', { name: 'Survey: Parking permit' });
  await button(page, 'Answer').waitFor();
  expect((await card.boundingBox())!.height).toBeLessThanOrEqual(640 * 0.4);
  await button(page, 'Answer').click();
  await rating(page, 'Very dissatisfied').check();
  expect(await page.evaluate(() => getComputedStyle(document.querySelector('earshot-survey')!).position)).toBe('static');
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});

test('a survey nobody has begun goes with the page it was offered on', async () => {
  const page = await visit();
  await rating(page, 'Satisfied').waitFor();
  await page.evaluate(() => history.pushState(null, '', '/elsewhere'));
  await expect.poll(() => page.locator('earshot-survey').count()).toBe(0);
  await page.evaluate(() => history.pushState(null, '', '/page/2'));
  await rating(page, 'Satisfied').waitFor();
});

test('a survey whose tag stands where it is shown moves nothing when it arrives', async () => {
  const page = await visit('/page?blocking');
  await rating(page, 'Satisfied').waitFor();
  const moved = await page.evaluate(
    () =>
      new Promise<number>((done) => {
        new PerformanceObserver((list) =>
          done(list.getEntries().reduce((sum, entry) => sum + (entry as unknown as { value: number }).value, 0)),
        ).observe({
          type: 'layout-shift',
          buffered: true,
        });
        setTimeout(() => done(0), 500);
      }),
  );
  expect(moved).toBe(0);
});

test('keys typed into it do not reach the shortcuts of the page', async () => {
  const page = await visit();
  await page.evaluate(() => document.addEventListener('keydown', () => document.body.setAttribute('data-shortcut', '')));
  await rating(page, 'Dissatisfied').check();
  await button(page, 'Next').click();
  await page.getByRole('textbox').pressSequentially('jk');
  expect(await page.locator('body').getAttribute('data-shortcut')).toBeNull();
});

test('the page hears of each step, and never of the answer', async () => {
  const page = await visit('/page?tag=data-target="%23here"');
  await page.evaluate(() => {
    const heard: unknown[] = [];
    Object.assign(window, { heard });
    for (const name of ['offered', 'opened', 'answered', 'submitted', 'dismissed', 'failed']) {
      addEventListener(`earshot:${name}`, (event) => heard.push([name, (event as CustomEvent).detail]));
    }
  });
  await rating(page, 'Satisfied').check();
  await button(page, 'Send').click();
  await page.getByRole('heading', { name: 'Thank you' }).waitFor();
  const heard = await page.evaluate(() => (window as unknown as { heard: [string, object][] }).heard);
  expect(heard.map(([name]) => name).filter((name) => name !== 'offered')).toEqual(['opened', 'answered', 'submitted']);
  for (const [, detail] of heard) expect(Object.keys(detail).every((key) => ['survey', 'question'].includes(key))).toBe(true);
});

test.each([
  [1280, 'light', 'en', 'inline'],
  [320, 'dark', 'ar', 'inline'],
  [1280, 'dark', 'en', 'popover'],
  [320, 'light', 'ar', 'popover'],
] as const)('axe finds nothing at any step: %d px, %s, %s, %s', async (width, theme, language, mode) => {
  site.state.offer = { ...site.state.offer, mode };
  const tag = `data-theme="${theme}" ${mode === 'inline' ? 'data-target="#here"' : ''}`;
  // The checker is a script of its own, which the policy of the page would refuse.
  const page = await visit(`/page?lang=${language}&tag=${encodeURIComponent(tag)}`, { viewport: { width, height: 900 }, bypassCSP: true });
  const words = strings[language]!;
  const check = async (step: string) => {
    expect(await axeFindings(page), step).toEqual([]);
  };
  const card = page.locator('earshot-survey section');
  await card.waitFor();
  if (mode === 'popover' && width === 320) {
    await check('offer');
    await button(page, words['button.answer']!).click();
  }
  await check('question');
  await button(page, words['button.next']!).click();
  await page.getByRole('link', { name: words['fault.required']! }).waitFor();
  await check('error');
  await button(page, words['notice.button']!).click();
  await check('notice');
  await page.getByRole('button', { name: /English|العربية/ }).click();
  await check('languages');
  await rating(page, 'Very dissatisfied').check();
  await button(page, words['button.next']!).click();
  await page.getByRole('textbox').waitFor();
  await check('text');
  await button(page, words['button.send']!).click();
  await page.getByRole('heading', { name: words['low.heading']! }).waitFor();
  await check('thanks');
});
