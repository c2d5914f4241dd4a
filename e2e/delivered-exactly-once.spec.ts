import type { BrowserContext, Page } from '@playwright/test';
import { expect, test } from './stage.ts';
import type { World } from './world.ts';

/** Five people for each mishap here, two in Firefox whose pages take four times the work; `npm run chaos` sends a hundred. */
const peopleIn = (browserName: string) => Number(process.env.CHAOS_PEOPLE ?? (browserName === 'firefox' ? 2 : 5));
/** So many at a time: a browser with a hundred pages measures itself. */
const AT_ONCE = 5;

const heading = (page: Page, name: RegExp) => page.getByRole('heading', { name });

/** Answers up to the last button, and does not press it. */
async function fillIn(context: BrowserContext, world: World): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${world.city}/permits/done`);
  await page.getByRole('radio', { name: 'Satisfied', exact: true }).check();
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('textbox').fill('Quick and clear.');
  return page;
}
const send = (page: Page) => page.getByRole('button', { name: 'Send' }).click();

/** Comes back to the site and waits for as long as the page has something to send. */
async function comeBack(_page: Page, context: BrowserContext, world: World): Promise<void> {
  const page = await context.newPage();
  await page.goto(`${world.city}/permits/done`);
  await expect.poll(() => page.evaluate(() => JSON.parse(localStorage.earshot ?? '{}').kept ?? false), { timeout: 45_000 }).toBe(false);
}

interface Mishap {
  sky?: World['weather']['sky'];
  /** Each of the people, under that sky, up to the moment the mishap has happened. */
  during(context: BrowserContext, world: World, browserName: string): Promise<Page>;
  /** Then, under a fine sky again. */
  after?(page: Page, context: BrowserContext, world: World): Promise<void>;
}

/** Sends and waits until the server has refused it so. */
const beRefused = (status: number) => async (context: BrowserContext, world: World) => {
  const page = await fillIn(context, world);
  const refusal = page.waitForResponse((response) => response.status() === status);
  await send(page);
  await refusal;
  return page;
};
/** The page stayed open: it tries again by itself, and says so only when the answer has arrived. */
const beThanked = (page: Page) => heading(page, /^Thank you/).waitFor({ timeout: 60_000 });

const mishaps: Record<string, Mishap> = {
  'the tab goes elsewhere in the moment of sending': {
    async during(context, world) {
      const page = await fillIn(context, world);
      await send(page);
      await page.goto('about:blank');
      return page;
    },
  },
  'the server refuses with 503 and recovers': { sky: 'busy', during: beRefused(503), after: beThanked },
  'the server says 429 and asks for patience': { sky: 'crowded', during: beRefused(429), after: beThanked },
  'the device is offline until the person comes back': {
    async during(context, world) {
      const page = await fillIn(context, world);
      await context.setOffline(true);
      await send(page);
      await heading(page, /kept on this device/).waitFor({ timeout: 30_000 });
      await page.close();
      await context.setOffline(false);
      return page;
    },
    after: comeBack,
  },
  'the tab is killed after it said that the answer is kept': {
    sky: 'down',
    async during(context, world, browserName) {
      const page = await fillIn(context, world);
      await send(page);
      await heading(page, /kept on this device/).waitFor({ timeout: 30_000 });
      if (browserName === 'chromium') {
        // The process dies without a word, and the answer to this command never comes.
        const session = await context.newCDPSession(page);
        const crash = page.waitForEvent('crash');
        session.send('Page.crash').catch(() => {});
        await crash;
      }
      await page.close();
      return page;
    },
    after: comeBack,
  },
};

for (const [mishap, { sky = 'fine', during, after }] of Object.entries(mishaps)) {
  test(`as many answers are stored as were sent when ${mishap}`, async ({ world, browser, browserName }) => {
    const people = peopleIn(browserName);
    test.setTimeout(90_000 + people * 6_000);
    const { responses } = await world.books();
    for (let sent = 0; sent < people; sent += AT_ONCE) {
      const contexts = await Promise.all(Array.from({ length: Math.min(AT_ONCE, people - sent) }, () => browser.newContext()));
      try {
        world.weather.sky = sky;
        const pages = await Promise.all(contexts.map((context) => during(context, world, browserName)));
        world.weather.sky = 'fine';
        await Promise.all(contexts.map((context, at) => after?.(pages[at]!, context, world)));
      } finally {
        world.weather.sky = 'fine';
        await Promise.all(contexts.map((context) => context.close()));
      }
    }
    await expect.poll(async () => (await world.books()).responses, { timeout: 30_000 }).toBe(responses + people);
    expect((await world.books()).rollupEqualsRebuild).toBe(true);
  });
}
