import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from './command.ts';
import { expect, openPage, sendWhatFollows, test } from './stage.ts';

const file = resolve(root, 'examples/city/surveys/parking-permit-done.json');
const command = resolve(root, 'packages/server/dist/earshot.js');

/** `earshot survey preview`, ready to be looked at. */
async function preview(...args: string[]) {
  const child = spawn(process.execPath, [command, 'survey', 'preview', ...args, '--json'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = new Promise<number | null>((done) => child.once('exit', done));
  const line = await new Promise<string>((done) => createInterface({ input: child.stdout }).once('line', done));
  return { said: JSON.parse(line), gone, stop: () => child.kill('SIGINT') };
}

test('a survey is looked at in every language, mode and theme before anybody is asked', async ({ browserName }) => {
  test.skip(browserName !== 'chromium', 'what it draws is the widget, which every way to stand looks at in Firefox');
  const { said, stop, gone } = await preview(file);
  const { page, close } = await openPage(browserName, {});
  const errors: string[] = [];
  const posts: string[] = [];
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('request', (request) => request.method() !== 'GET' && posts.push(request.url()));
  try {
    await page.goto(said.url);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your parking permit');
    await expect(page.locator('iframe')).toHaveCount(said.frames);

    await page.locator('#pl').scrollIntoViewIfNeeded();
    const polish = page.frameLocator('iframe[title="Polski, inline, dark"]');
    await polish.getByRole('radio', { name: 'Zadowolony/-a', exact: true }).check();
    await polish.getByRole('button', { name: 'Dalej', exact: true }).click();

    // Alone, an answer goes all the way to the thank-you, and nowhere else.
    for (const mode of ['inline', 'tab', 'popover', 'modal', 'page', 'kiosk']) {
      await page.goto(`${said.url}frame.html?language=ar&mode=${mode}&theme=light`);
      await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
      await expect(page.locator('earshot-survey')).toHaveAttribute('mode', /./);
    }
    await page.goto(`${said.url}frame.html?language=en&mode=inline&theme=light`);
    await page.getByRole('radio', { name: 'Satisfied', exact: true }).check();
    await sendWhatFollows(page);
    await expect(page.getByRole('heading', { name: 'Thank you' })).toBeVisible();
    expect(posts).toEqual([]);
    expect(errors).toEqual([]);
  } finally {
    await close();
    stop();
  }
  expect(await gone).toBe(0);
});

test('a preview is written as a folder without inline scripts or styles', async ({ browserName }) => {
  test.skip(browserName !== 'chromium', 'no browser takes part');
  const dir = await mkdtemp(join(tmpdir(), 'earshot-preview-'));
  try {
    const draft = join(dir, 'draft.json');
    const survey = JSON.parse(await readFile(file, 'utf8'));
    await writeFile(draft, JSON.stringify({ ...survey, languages: { ...survey.languages, pl: { status: 'draft' } } }));
    const { said, gone } = await preview(draft, '--out', join(dir, 'out'));
    expect(await gone).toBe(0);
    expect(await readdir(said.out)).toEqual(
      expect.arrayContaining(['frame.html', 'frame.js', 'index.html', 'preview.css', 'surveys', 'widget']),
    );
    for (const name of ['index.html', 'frame.html'])
      expect(await readFile(join(said.out, name), 'utf8')).not.toMatch(/<style|style="|<script(?![^>]*\ssrc=)|\son\w+="/);
    expect(JSON.parse(await readFile(join(said.out, 'surveys', 'pl.json'), 'utf8'))).toMatchObject({ language: 'pl', machine: true });
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
});
