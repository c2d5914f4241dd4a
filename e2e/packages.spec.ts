import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { earshot, root } from './command.ts';
import { expect, openPage, test } from './stage.ts';
import type { World } from './world.ts';

test.skip(({ browserName }) => browserName !== 'chromium', 'packing and installing is the same for every browser');
test.describe.configure({ mode: 'serial', timeout: 300_000 });

const run = promisify(execFile);
const published = ['model', 'metrics', 'store', 'sdk', 'widget', 'server'];
let app = '';

/** The README's code blocks of one language. */
const snippets = (file: string, language: string): string[] =>
  [...readFileSync(join(root, file), 'utf8').matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(
    ([, code]) => code ?? '',
  );

const keyOf = (world: World, ...kind: string[]) =>
  earshot<{ key: string }>(world.data, 'key', 'create', '--agency', 'port-ellery', '--site', 'packages', ...kind).then(({ key }) => key);

/** Serves one folder, or one page, on a port of its own. */
async function serveFolder(read: (path: string) => Buffer | string): Promise<{ url: string; close(): void }> {
  const kinds: Record<string, string> = { html: 'text/html; charset=utf-8', js: 'text/javascript', css: 'text/css' };
  const server = createServer((request, reply) => {
    const path = (request.url ?? '/').replace(/\?.*/, '').replace(/\/$/, '/index.html');
    try {
      reply.setHeader('content-type', kinds[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream').end(read(path));
    } catch {
      reply.writeHead(404).end();
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}

test('the packed packages install with npm into a bare folder', async () => {
  app = mkdtempSync(join(tmpdir(), 'earshot-packages-'));
  const tarballs = join(app, 'tarballs');
  mkdirSync(tarballs);
  for (const name of published) await run('pnpm', ['pack', '--pack-destination', tarballs], { cwd: join(root, 'packages', name) });
  const files = Object.fromEntries(
    readdirSync(tarballs).map((file) => [`@earshot/${file.replace(/^earshot-(\w+)-.*/, '$1')}`, `file:tarballs/${file}`]),
  );
  expect(Object.keys(files).sort()).toEqual(published.map((name) => `@earshot/${name}`).sort());
  writeFileSync(join(app, 'package.json'), JSON.stringify({ name: 'bare', private: true, type: 'module', dependencies: files }));
  await run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts'], {
    cwd: app,
    env: { ...process.env, npm_config_yes: 'true' },
  });
});

test('types resolve and a Vite app built from them shows a survey', async ({ world }) => {
  cpSync(join(root, 'examples/vite-app'), app, { recursive: true, filter: (path) => !/node_modules|package\.json$/.test(path) });
  const readme = [...snippets('README.md', 'ts'), ...snippets('packages/sdk/README.md', 'ts')];
  expect(readme.length).toBeGreaterThan(0);
  for (const [index, code] of readme.entries()) writeFileSync(join(app, `src/readme-${index}.ts`), `${code}\nexport {};\n`);
  const compilerOptions = {
    strict: true,
    noEmit: true,
    target: 'es2023',
    module: 'esnext',
    moduleResolution: 'bundler',
    skipLibCheck: false,
    lib: ['es2024', 'dom', 'dom.iterable', 'dom.asynciterable'],
    types: ['node'],
    typeRoots: [join(root, 'node_modules/@types')],
  };
  writeFileSync(join(app, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['src'] }));
  await run('tsc', ['-p', app]).catch((error: { stdout: string }) => expect(error.stdout).toBe(''));

  const site = await serveFolder((path) => readFileSync(join(app, 'dist', path)));
  const key = await keyOf(world, '--kind', 'publishable', '--origin', site.url);
  await run('vite', ['build', app, '--logLevel', 'error'], {
    cwd: app,
    env: { ...process.env, VITE_EARSHOT_URL: world.earshot, VITE_EARSHOT_KEY: key },
  });
  const { page, close } = await openPage('chromium');
  try {
    await page.goto(site.url);
    await expect(page.getByRole('radio')).toHaveCount(5);
  } finally {
    await close();
    site.close();
  }
});

test('the Node example and the README lines run against a server', async ({ world }) => {
  const key = await keyOf(world, '--kind', 'secret', '--scope', 'events,results');
  const env = { ...process.env, EARSHOT_URL: world.earshot, EARSHOT_KEY: key };
  cpSync(join(root, 'examples/node-script/record-scores.mjs'), join(app, 'record-scores.mjs'));
  const { stdout } = await run(process.execPath, ['record-scores.mjs'], { cwd: app, env });
  expect(stdout).toBe('stored stored stored stored\nrefused: unknown-measure\n');
  const [ten = ''] = snippets('README.md', 'ts');
  expect(ten.trim().split('\n').length).toBeLessThanOrEqual(12);
  await run(process.execPath, ['src/readme-0.ts'], { cwd: app, env });
});

test('a page with the script tag alone shows the survey', async ({ world }) => {
  let html = '';
  const site = await serveFolder(() => html);
  const key = await keyOf(world, '--kind', 'publishable', '--origin', site.url);
  html = readFileSync(join(root, 'examples/script-tag/index.html'), 'utf8')
    .replace('https://feedback.city.gov', world.earshot)
    .replace('pk_…', key);
  const { page, close } = await openPage('chromium');
  try {
    await page.goto(site.url);
    await expect(page.getByRole('radio')).toHaveCount(5);
  } finally {
    await close();
    site.close();
    rmSync(app, { recursive: true, force: true });
  }
});

test('every name the README links to is there', () => {
  const links = [...readFileSync(join(root, 'README.md'), 'utf8').matchAll(/\]\(([^)#:]+)\)/g)].map(([, path]) => path ?? '');
  expect(links.filter((path) => !readdirSync(join(root, dirname(path))).includes(path.split('/').at(-1) ?? ''))).toEqual([]);
});
