import type { Offer } from '@earshot/model';
import type { BrowserContextOptions, Page } from 'playwright';
import { expect, test } from 'vitest';
import { browser, manifest, newPage, onAPage, site } from './on-a-page.ts';

onAPage();

const MINUTE = 60_000;
const DAY = 86_400_000;

/** A link that opens the survey on the page. */
const link = '<a href="/s/port-ellery/permit-done" data-earshot-open="permit-done">Tell us</a>';

/** Opens a page whose clock the test may turn. `more` is HTML of the page, `tag` attributes of the script. */
const visit = async (path = '/page', { more = '', tag = '', ...options }: BrowserContextOptions & { more?: string; tag?: string } = {}) => {
  const page = await newPage(options);
  await page.clock.install();
  await page.goto(`${site.url}${path}?${new URLSearchParams({ more, tag })}`);
  // Loaded is not yet looked at: the list of offers may still be on its way.
  await page.waitForLoadState('networkidle');
  return page;
};
const offer = (change: Partial<Offer>) => {
  site.state.offer = { ...site.state.offer, ...change };
};
const question = (page: Page) => page.getByRole('radio', { name: 'Satisfied', exact: true });
const surveys = (page: Page) => page.locator('earshot-survey').count();
const command = (page: Page, ...command: unknown[]) =>
  page.evaluate(async (rest) => {
    await (window as unknown as { earshot: (...rest: unknown[]) => unknown }).earshot(...rest);
  }, command);
const go = (page: Page, how: 'pushState' | 'replaceState', path: string) =>
  page.evaluate(([how, path]) => history[how as 'pushState'](null, '', path), [how, path] as const);
/** Everything that was to come of what the test just did has come. */
const settled = async (page: Page) => {
  await page.clock.runFor(2_000);
  await page.waitForLoadState('networkidle');
  await page.clock.runFor(2_000);
};
const never = async (page: Page) => {
  await settled(page);
  expect(await surveys(page)).toBe(0);
};
const fetched = () => site.state.requests.map((path) => path.split('/').pop());
const why = async (page: Page): Promise<string[]> => {
  const said: string[] = [];
  const hear = (message: { text(): string }) => said.push(message.text());
  page.on('console', hear);
  await command(page, 'why');
  // What the page says arrives in order, and after the command has ended.
  await page.evaluate(() => console.info('over'));
  await expect.poll(() => said.at(-1)).toBe('over');
  page.off('console', hear);
  return said.slice(0, -1);
};

test('the stub is no more than 110 bytes, and nothing else comes before the loader knows better', () => {
  expect(manifest.files['stub.js']!.gzip).toBeLessThanOrEqual(110);
});

test('a page that asks nothing fetches the loader and the list, and nothing else', async () => {
  offer({ where: ['/elsewhere'] });
  const page = await visit();
  await never(page);
  expect(fetched()).toEqual(['earshot.js', 'surveys']);
});

test('waits for its touchpoint, and fetches nothing to draw before', async () => {
  offer({ after: { touchpoint: 'service.completed' } });
  const page = await visit();
  await command(page, 'touchpoint', 'payment.confirmed');
  await never(page);
  expect(fetched()).not.toContain('draw.js');
  await command(page, 'touchpoint', 'service.completed');
  await question(page).waitFor();
});

test('a touchpoint named before the loader came is not lost where the stub stands', async () => {
  offer({ after: { touchpoint: 'service.completed' } });
  const page = await visit('/page', { more: '<script src="/stub.js"></script><script src="/own.js"></script>' });
  await question(page).waitFor();
  expect(site.state.reports).toEqual([]);
});

test('waits for a click on what its selector means, and a selector that means nothing selects nothing', async () => {
  offer({ after: { click: '#done' } });
  site.state.more = { other: { ...site.state.offer, after: { click: '<<' } } };
  const page = await visit('/page', { more: '<button id="done"><b>Done</b></button>' });
  await page.getByRole('button', { name: 'Host button' }).click();
  await never(page);
  await page.getByText('Done').click();
  await question(page).waitFor();
});

test('the seconds count from the trigger and not from the load of the page', async () => {
  offer({ after: { touchpoint: 'done', seconds: 240 } });
  const page = await visit();
  await page.clock.runFor(5 * MINUTE);
  await command(page, 'touchpoint', 'done');
  await page.clock.runFor(2 * MINUTE);
  expect(await surveys(page)).toBe(0);
  await page.clock.runFor(2 * MINUTE);
  await settled(page);
  await question(page).waitFor();
});

test('the seconds stand still while the tab is hidden', async () => {
  offer({ after: { seconds: 240 } });
  const page = await visit();
  const hide = (hidden: boolean) =>
    page.evaluate((value) => Object.defineProperty(document, 'hidden', { configurable: true, value }), hidden);
  await hide(true);
  await page.clock.runFor(5 * MINUTE);
  await hide(false);
  await page.clock.runFor(2 * MINUTE);
  expect(await surveys(page)).toBe(0);
  await page.clock.runFor(2 * MINUTE);
  await settled(page);
  await question(page).waitFor();
});

test('looks again when its seconds are over: it comes over no dialog, and comes when that closes', async () => {
  offer({ mode: 'popover', after: { seconds: 60 } });
  const page = await visit('/page', { more: '<dialog><button>In it</button></dialog>' });
  await page.evaluate(() => document.querySelector('dialog')!.showModal());
  await page.clock.runFor(5 * MINUTE);
  expect(await surveys(page)).toBe(0);
  await page.evaluate(() => document.querySelector('dialog')!.close());
  await settled(page);
  await question(page).waitFor();
});

test.each([
  ['one that asks for consent and is no modal', '<div role="dialog">We use cookies</div>', 0],
  ['one that waits hidden for its turn is none', '<div role="dialog" aria-modal="true" hidden>Settings</div>', 1],
])('a dialog of the page: %s', async (_, more, shown) => {
  offer({ mode: 'popover' });
  const page = await visit('/page', { more });
  await settled(page);
  expect(await surveys(page)).toBe(shown);
});

test('waits until the page was seen so far', async () => {
  offer({ after: { scroll: 90 } });
  const page = await visit();
  await never(page);
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await settled(page);
  await question(page).waitFor();
});

test('waits until the pointer leaves the page over its upper edge', async () => {
  offer({ after: { leaving: true } });
  const page = await visit();
  const leave = (clientY: number) =>
    page.evaluate((y) => document.body.dispatchEvent(new MouseEvent('mouseout', { bubbles: true, clientY: y })), clientY);
  await leave(400);
  await never(page);
  await leave(-1);
  await question(page).waitFor();
});

test('never asks on the pages that are to be left alone, even where the tag names it; there too a person may open it', async () => {
  offer({ never: ['/page/pay/*'] });
  const page = await visit('/page/pay/card', { tag: 'data-survey="permit-done"' });
  await never(page);
  await command(page, 'open');
  await question(page).waitFor();
});

test('draws once for each page load', async () => {
  offer({ sample: 0.25 });
  const context = await browser.newContext();
  const roll = async (dice: number) => {
    const page = await context.newPage();
    await page.clock.install();
    await page.addInitScript((value) => {
      Math.random = () => value;
    }, dice);
    await page.goto(`${site.url}/page`);
    await settled(page);
    return surveys(page);
  };
  expect([await roll(0.25), await roll(0.24)]).toEqual([0, 1]);
});

test('is silent for its days after an answer, on every page, and asks again when they are over', async () => {
  offer({ waitDays: 30 });
  const page = await visit();
  await question(page).check();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByRole('heading', { name: 'Thank you' }).waitFor();
  const after = async (days: number) => {
    const again = await page.context().newPage();
    await again.clock.install({ time: Date.now() + days * DAY });
    await again.goto(`${site.url}/page/other`);
    await settled(again);
    return surveys(again);
  };
  expect([await after(0), await after(29), await after(31)]).toEqual([0, 0, 1]);
});

test('one survey at a time, and one on a page: the second asks on the next', async () => {
  offer({ mode: 'popover' });
  site.state.more = { second: { ...site.state.offer, after: { touchpoint: 'done' } } };
  const page = await visit();
  await question(page).waitFor();
  await command(page, 'touchpoint', 'done');
  await settled(page);
  expect(await surveys(page)).toBe(1);
  await question(page).focus();
  await page.keyboard.press('Escape');
  await never(page);
  expect(await why(page)).toContainEqual(expect.stringContaining('second is due, and another survey was on this page'));
  await go(page, 'pushState', '/page/next');
  await command(page, 'touchpoint', 'done');
  await question(page).waitFor();
});

test.each(['pushState', 'replaceState'] as const)('a page ends when its path changes: %s', async (how) => {
  offer({ where: ['/page', '/page/*'], after: { touchpoint: 'done' } });
  const page = await visit();
  await command(page, 'touchpoint', 'done');
  await question(page).waitFor();
  await go(page, how, '/page/2');
  await never(page);
  await go(page, how, '/page/2#part');
  await command(page, 'touchpoint', 'done');
  await question(page).waitFor();
  await go(page, how, '/page/2?query');
  await settled(page);
  expect(await surveys(page)).toBe(1);
});

test('going back is going to another page', async () => {
  offer({ where: ['/page/2'] });
  const page = await visit();
  await go(page, 'pushState', '/page/2');
  await settled(page);
  await question(page).waitFor();
  await page.goBack();
  await never(page);
});

test('where the browser cannot say that the page moved on, a page that waits finds out by itself', async () => {
  offer({ where: ['/page/2'] });
  site.state.more = { other: { ...site.state.offer, where: ['/page'], after: { touchpoint: 'never' } } };
  const context = await browser.newContext();
  await context.addInitScript(() => Object.defineProperty(window, 'navigation', { value: undefined }));
  const page = await context.newPage();
  await page.clock.install();
  await page.goto(`${site.url}/page`);
  await settled(page);
  await go(page, 'pushState', '/page/2');
  await settled(page);
  await question(page).waitFor();
});

test('what somebody has begun stays when the page moves on, and no other comes beside it', async () => {
  site.state.more = { second: { ...site.state.offer, where: ['/page/2'] } };
  offer({ where: ['/page'] });
  const page = await visit();
  await question(page).check();
  await go(page, 'pushState', '/page/2');
  await settled(page);
  expect(await surveys(page)).toBe(1);
  expect(await question(page).isChecked()).toBe(true);
});

test('a pause takes a survey off open pages within five minutes, and leaves it to who has begun', async () => {
  const [idle, busy] = [await visit(), await visit()];
  await Promise.all([question(idle).waitFor(), question(busy).check()]);
  site.state.survey = 'paused';
  for (const page of [idle, busy]) {
    await page.clock.runFor(4 * MINUTE);
    await settled(page);
  }
  await expect.poll(() => surveys(idle)).toBe(0);
  await busy.getByRole('button', { name: 'Send', exact: true }).click();
  await busy.getByRole('heading', { name: 'Thank you' }).waitFor();
});

test('a survey that was paused while it waited is not shown', async () => {
  offer({ after: { touchpoint: 'done' } });
  const page = await visit();
  await settled(page);
  site.state.survey = 'paused';
  await page.clock.runFor(4 * MINUTE);
  await command(page, 'touchpoint', 'done');
  await never(page);
  expect(await why(page)).toContainEqual(expect.stringContaining('is paused'));
});

test('a survey that was paused while its list was on its way is not shown either, which is no failure', async () => {
  offer({ mode: 'popover', after: { touchpoint: 'done' } });
  const page = await visit('/page', { more: link });
  await settled(page);
  await page.evaluate(() => addEventListener('earshot:failed', () => document.body.setAttribute('data-failed', '')));
  site.state.survey = 'paused';
  await command(page, 'touchpoint', 'done');
  await never(page);
  expect(await page.locator('body').getAttribute('data-failed')).toBeNull();
  await page.getByRole('link', { name: 'Tell us' }).click();
  await page.waitForURL('**/s/port-ellery/permit-done');
});

test('says in words why a survey is not here', async () => {
  site.state.more = { other: { ...site.state.offer, where: ['/permits/*'] } };
  offer({ after: { touchpoint: 'service.completed' } });
  const page = await visit('/page', { tag: 'data-mode="corner" data-storage="none"' });
  const said = await why(page);
  expect(said).toEqual([
    "Earshot: permit-done waits for earshot('touchpoint', 'service.completed') on this page.",
    'Earshot: other is not for this page: /page matches none of "/permits/*" (offer.where), or data-survey names another survey.',
    expect.stringContaining('nothing is kept on this device: data-storage is "none"'),
    expect.stringContaining('data-mode="corner" is not known'),
  ]);
});

const kept = (page: Page) => page.evaluate(async () => [localStorage.length, (await indexedDB.databases()).length]);
const dismiss = async (page: Page) => {
  await question(page).focus();
  await page.keyboard.press('Escape');
  await expect.poll(() => surveys(page)).toBe(0);
};

test('with consent it remembers, also what came before the consent; without consent it forgets', async () => {
  offer({ mode: 'popover' });
  const page = await visit('/page', { tag: 'data-storage="with-consent"' });
  await dismiss(page);
  expect(await kept(page)).toEqual([0, 0]);
  await command(page, 'consent', true);
  expect((await kept(page))[0]).toBe(1);
  // On the next page it is offered, and goes as soon as it is known that it was dismissed.
  await page.reload();
  await question(page).waitFor();
  await command(page, 'consent', true);
  await expect.poll(() => surveys(page)).toBe(0);
  await command(page, 'consent', false);
  expect(await kept(page)).toEqual([0, 0]);
});

test('consent changes nothing where nothing is ever to be kept', async () => {
  offer({ mode: 'popover' });
  const page = await visit('/page', { tag: 'data-storage="none"' });
  await command(page, 'consent', true);
  await dismiss(page);
  expect(await kept(page)).toEqual([0, 0]);
});

test('a link opens the survey on the page, moves the focus in, and gets it back', async () => {
  offer({ mode: 'popover', where: ['/elsewhere'] });
  const page = await visit('/page', { more: link });
  await page.getByRole('link', { name: 'Tell us' }).click();
  await question(page).waitFor();
  expect(await page.evaluate(() => document.activeElement!.localName)).toBe('earshot-survey');
  await page.keyboard.press('Escape');
  await expect.poll(() => surveys(page)).toBe(0);
  expect(await page.evaluate(() => document.activeElement!.textContent)).toBe('Tell us');
});

test('without JavaScript, or with a paused survey, the link leads to the survey as a page', async () => {
  offer({ where: ['/elsewhere'] });
  site.state.survey = 'paused';
  for (const javaScriptEnabled of [true, false]) {
    const page = await newPage({ javaScriptEnabled });
    await page.goto(`${site.url}/page?${new URLSearchParams({ more: link, tag: '' })}`);
    await page.getByRole('link', { name: 'Tell us' }).click();
    await page.waitForURL('**/s/port-ellery/permit-done');
  }
});

test('a link opens a closed tab, and the second press comes back to what was begun', async () => {
  offer({ mode: 'tab' });
  const page = await visit('/page', { more: link });
  await page.locator('earshot-survey').getByRole('button').waitFor();
  await page.getByRole('link', { name: 'Tell us' }).click();
  await question(page).check();
  await page.getByRole('link', { name: 'Tell us' }).click();
  await settled(page);
  expect([await surveys(page), await question(page).isChecked()]).toEqual([1, true]);
});

test('who has answered may open it once more for another matter', async () => {
  offer({ where: ['/elsewhere'], mode: 'popover' });
  const page = await visit('/page', { more: link });
  for (const times of [1, 2]) {
    await page.getByRole('link', { name: 'Tell us' }).click();
    await question(page).check();
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByRole('heading', { name: 'Thank you' }).waitFor();
    await expect.poll(() => site.responses().length).toBe(times);
  }
});

test('a tampered ask.js is never run, and links still lead where they always did', async () => {
  site.state.tamper = 'ask.js';
  offer({ after: { touchpoint: 'done' } });
  const page = await visit('/page', { more: link });
  await command(page, 'touchpoint', 'done');
  await never(page);
  expect(await page.title()).toBe('Permit');
  await page.getByRole('link', { name: 'Tell us' }).click();
  await page.waitForURL('**/s/port-ellery/permit-done');
});

test('what one tab remembers is not lost to another that opened before', async () => {
  offer({ mode: 'popover', where: ['/page'] });
  site.state.more = { second: { ...site.state.offer, where: ['/page/2'] } };
  const early = await visit('/page/2');
  const tab = await early.context().newPage();
  await tab.goto(`${site.url}/page`);
  site.state.down = true;
  await question(tab).check();
  await tab.getByRole('button', { name: 'Send', exact: true }).click();
  await tab.getByRole('heading', { name: /kept on this device/ }).waitFor();
  await tab.close();
  await dismiss(early);
  site.state.down = false;
  const back = await early.context().newPage();
  await back.goto(`${site.url}/page/elsewhere`);
  await expect.poll(() => site.responses().length).toBe(1);
  expect(await back.evaluate(() => Object.keys(JSON.parse(localStorage.earshot).acts).sort())).toEqual(['permit-done', 'second']);
});

test('a link still opens the survey after the page threw away the one that was begun', async () => {
  const page = await visit('/page', { more: link });
  await question(page).check();
  await page.evaluate(() => document.querySelector('earshot-survey')!.remove());
  await page.getByRole('link', { name: 'Tell us' }).click();
  await question(page).waitFor();
});

test('a survey that the person opens while another is being drawn is the only one on the page', async () => {
  offer({ mode: 'popover' });
  site.state.more = { other: { ...site.state.offer, where: ['/elsewhere'], mode: 'popover' } };
  const page = await newPage();
  // The first is held up in the middle of being drawn: how it stands over the page is a file of its own.
  let arrive = () => {};
  const held = new Promise<void>((go) => {
    arrive = go;
  });
  let heldUp = () => {};
  const reached = new Promise<void>((go) => {
    heldUp = go;
  });
  await page.route('**/modes.js', async (route) => {
    heldUp();
    await held;
    await route.continue();
  });
  await page.goto(`${site.url}/page?${new URLSearchParams({ tag: '' })}`);
  await reached;
  const opened = command(page, 'open', 'other');
  await page.waitForResponse(/surveys\/port-ellery\/other/);
  arrive();
  await opened;
  await page.waitForLoadState('networkidle');
  expect(await surveys(page)).toBe(1);
  await command(page, 'close');
  expect(await surveys(page)).toBe(0);
});
