import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { earshot, root } from './command.ts';
import { startHost, strictPolicy, watchBreaches } from './host-site.ts';
import { expect, openPage, sendWhatFollows, test } from './stage.ts';
import type { World } from './world.ts';

test.describe.configure({ timeout: 180_000 });

const run = promisify(execFile);
const example = (file: string) => readFileSync(join(root, 'examples', file), 'utf8');
const keyFor = (world: World, origin: string) =>
  earshot<{ key: string }>(
    world.data,
    'key',
    'create',
    ...['--agency', 'port-ellery', '--site', 'examples', '--kind', 'publishable', '--origin', origin],
  ).then(({ key }) => key);

/** Builds a Vite example against the built widget, for this server. */
async function built(name: string, world: World, key: string): Promise<string> {
  const out = mkdtempSync(join(tmpdir(), `earshot-${name}-`));
  const env = { ...process.env, VITE_EARSHOT_URL: world.earshot, VITE_EARSHOT_KEY: key };
  await run('vite', ['build', '--outDir', out, '--emptyOutDir', '--logLevel', 'error'], { cwd: join(root, 'examples', name), env });
  return out;
}

for (const name of ['vite-app', 'custom-element', 'react-app', 'vue-app']) {
  test(`the ${name} example shows the survey, sends an answer and breaks no policy`, async ({ world, browserName }) => {
    let folder = '';
    const site = await startHost((path) => readFileSync(join(folder, path === '/' ? 'index.html' : path)));
    site.policy(strictPolicy(world.earshot));
    const { page, close } = await openPage(browserName);
    try {
      folder = await built(name, world, await keyFor(world, site.url));
      const breaches = await watchBreaches(page);
      await page.goto(site.url);
      await expect(page.getByRole('radio')).toHaveCount(5);
      if (name === 'react-app' || name === 'vue-app') {
        await page.getByRole('button', { name: 'Hide the survey' }).click();
        await expect(page.locator('earshot-survey')).toHaveCount(0);
        await page.getByRole('button', { name: 'Show the survey' }).click();
      }
      await page.getByRole('radio', { name: 'Very satisfied', exact: true }).check();
      await sendWhatFollows(page);
      await expect(page.getByRole('heading', { name: 'Thank you' })).toBeVisible();
      if (name === 'react-app' || name === 'vue-app') await expect(page.getByText('The page knows that somebody answered.')).toBeVisible();
      expect(breaches).toEqual([]);
    } finally {
      await close();
      site.close();
      if (folder) rmSync(folder, { recursive: true, force: true });
    }
  });
}

test('a tag that a tag manager stripped of its attributes shows the survey of the page', async ({ world, browserName }) => {
  let key = '';
  const site = await startHost((path) =>
    example(`tag-manager/${path === '/permits/done' ? 'index.html' : path.replace('/permits/', '')}`)
      .replace('https://feedback.city.gov', world.earshot)
      .replace('pk_…', key),
  );
  // A tag manager turns addresses into scripts itself: with Trusted Types it needs a policy of its own.
  site.policy(strictPolicy(world.earshot, ''));
  key = await keyFor(world, site.url);
  const { page, close } = await openPage(browserName);
  try {
    const breaches = await watchBreaches(page);
    await page.goto(`${site.url}/permits/done`);
    await expect(page.getByRole('radio')).toHaveCount(5);
    expect(breaches).toEqual([]);
  } finally {
    await close();
    site.close();
  }
});

test('a button of the page opens the survey through the stub, whatever was asked before the loader came', async ({
  world,
  browserName,
}) => {
  let key = '';
  const site = await startHost((path) =>
    example(`feedback-button/${path === '/' ? 'index.html' : path}`)
      .replaceAll('https://feedback.city.gov', world.earshot)
      .replace('pk_…', key),
  );
  site.policy(strictPolicy(world.earshot));
  key = await keyFor(world, site.url);
  const { page, close } = await openPage(browserName);
  try {
    const breaches = await watchBreaches(page);
    await page.goto(site.url);
    await page.getByRole('button', { name: 'Tell us how it went' }).click();
    await page.getByRole('radio', { name: 'Very satisfied', exact: true }).check();
    await sendWhatFollows(page);
    await expect(page.getByText('The page knows that somebody answered.')).toBeVisible();
    expect(breaches).toEqual([]);
  } finally {
    await close();
    site.close();
  }
});
