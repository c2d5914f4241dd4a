import { type Browser, test as base, chromium, expect, firefox, type Page } from '@playwright/test';
import { chromiumLaunch, firefoxLaunch } from '../scripts/browsers.mjs';
import { makeWorld, type World } from './world.ts';

/** A condition that really holds: stock Firefox ignores Playwright's emulation, so it gets one start per condition. */
export interface Condition {
  dark?: boolean;
  forcedColors?: boolean;
  reducedMotion?: boolean;
  javaScript?: false;
  width?: number;
}

/** What Firefox must be told before it starts. */
const firefoxPrefs = ({ dark, forcedColors, reducedMotion, javaScript }: Condition) => ({
  ...(javaScript === undefined ? {} : { 'javascript.enabled': false }),
  ...(reducedMotion ? { 'ui.prefersReducedMotion': 1 } : {}),
  ...(forcedColors ? { 'browser.display.document_color_use': 2 } : {}),
  ...(dark === undefined ? {} : { 'layout.css.prefers-color-scheme.content-override': dark ? 0 : 1 }),
});

/** Browsers that stay for the next test of this worker, by what they were started with: a start of Firefox costs more than most tests. */
const running = new Map<string, Promise<Browser>>();
/** Light, dark and forced colours; whatever else is asked for takes the place of the oldest. */
const MOST_RUNNING = 3;

async function browserFor(name: string, condition: Condition): Promise<Browser> {
  const prefs = name === 'firefox' ? firefoxPrefs(condition) : {};
  const key = JSON.stringify(prefs);
  const found = running.get(key);
  if (found) return found;
  for (const [old, browser] of running) {
    if (running.size < MOST_RUNNING) break;
    if ((await browser).contexts().length > 0) continue;
    running.delete(old);
    await (await browser).close();
  }
  const firefoxUserPrefs = { ...firefoxLaunch?.firefoxUserPrefs, ...prefs };
  const started = name === 'firefox' ? firefox.launch({ ...firefoxLaunch, firefoxUserPrefs }) : chromium.launch(chromiumLaunch);
  running.set(key, started);
  return started;
}

export async function openPage(name: string, condition: Condition = {}): Promise<{ page: Page; close(): Promise<void> }> {
  const { dark, forcedColors, reducedMotion, javaScript = true, width = 1280 } = condition;
  const browser = await browserFor(name, condition);
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    ...(name === 'firefox'
      ? {}
      : {
          javaScriptEnabled: javaScript,
          colorScheme: dark ? 'dark' : 'light',
          forcedColors: forcedColors ? 'active' : 'none',
          reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
        }),
  });
  const page = await context.newPage();
  if (javaScript) {
    // The condition is asserted before anything is concluded from it.
    const holds = (query: string) => page.evaluate((media) => matchMedia(media).matches, query);
    if (dark) expect(await holds('(prefers-color-scheme: dark)')).toBe(true);
    if (forcedColors) expect(await holds('(forced-colors: active)')).toBe(true);
    if (reducedMotion) expect(await holds('(prefers-reduced-motion: reduce)')).toBe(true);
  }
  return { page, close: () => context.close() };
}

export const test = base.extend<object, { world: World; ended: undefined }>({
  ended: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a test wants from this pattern
    async ({}, use) => {
      await use(undefined);
      for (const browser of running.values()) await (await browser).close();
    },
    { scope: 'worker', auto: true },
  ],
  world: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a test wants from this pattern
    async ({}, use) => {
      const world = await makeWorld();
      await use(world);
      await world.close();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
});

/** Signs in through the page a supervisor sees. */
export async function signIn(page: Page, world: World): Promise<void> {
  await page.goto(world.earshot);
  await page.getByLabel(/e-?mail address/i).fill(world.supervisor.email);
  await page.getByLabel('Password').fill(world.supervisor.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('navigation').first().waitFor();
}

/** Goes on to the end of a survey, one question after the other; each press waits until the one before has done its work. */
export async function sendWhatFollows(page: Page): Promise<void> {
  const button = page.locator('earshot-survey .primary');
  const prompt = page.locator('earshot-survey .prompt');
  for (;;) {
    const asked = await prompt.textContent();
    const last = (await button.textContent()) === 'Send';
    await button.click();
    if (last) return;
    // The button stays and changes its words: pressed on sight, the second press may be the one that sends.
    await expect(prompt).not.toHaveText(asked!);
  }
}

export { expect };
