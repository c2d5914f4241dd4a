import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { chromiumLaunch } from '../../../scripts/browsers.mjs';
import { buildSite } from '../build.mjs';
import { startSite } from './site-server.ts';

/** The built files, a browser for the tests of a file, and a fresh site for each of them. */
export let folder: string;
export let manifest: Awaited<ReturnType<typeof buildSite>>;
export let browser: Browser;
export let site: Awaited<ReturnType<typeof startSite>>;

/** Sets them up for the tests of this file, and takes them down. */
export function onAPage(): void {
  beforeAll(async () => {
    folder = await mkdtemp(`${tmpdir()}/earshot-widget-`);
    manifest = await buildSite(`${folder}/`);
    browser = await chromium.launch(chromiumLaunch);
  });
  afterAll(async () => {
    await browser?.close();
    await rm(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    site = await startSite(folder);
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
    await site.stop();
  });
}

/** A page in a context of its own, with a style sheet of the page itself that is there before the survey comes. */
export async function newPage(options: BrowserContextOptions = {}, css = ''): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  if (css)
    await context.addInitScript((text) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      document.adoptedStyleSheets = [sheet];
    }, css);
  return context.newPage();
}

/** A page of the site, opened. */
export async function visit(path = '/page', options: BrowserContextOptions = {}, css = ''): Promise<Page> {
  const page = await newPage(options, css);
  await page.goto(site.url + path);
  return page;
}

export const rating = (page: Page, name: string) => page.getByRole('radio', { name, exact: true });
/** By its whole name, which a table of words may be asked for. */
export const button = (page: Page, name: string | undefined) => page.getByRole('button', { name: name!, exact: true });
