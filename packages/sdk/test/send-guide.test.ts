import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { promisify } from 'node:util';
import { startServer, type TestServer } from '@earshot/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';

const run = promisify(execFile);
const guide = await readFile(new URL('../../../docs/guides/send-from-a-system.md', import.meta.url), 'utf8');
const blocks = (language: string) => [...guide.matchAll(new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``, 'g'))].map(([, code]) => code!);

let server: TestServer;
let folder: string;
beforeAll(async () => {
  server = await startServer({ scopes: ['events'] });
  folder = await mkdtemp(`${tmpdir()}/earshot-guide-`);
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});
const as = (command: string, code: string) =>
  run(command, ['-c', code], { cwd: folder, env: { ...process.env, EARSHOT_URL: server.url, EARSHOT_KEY: server.secretKey } });

/** A machine without it prints why its lines are not run. */
function has(command: string): boolean {
  const found = spawnSync(command, ['--version']).status === 0;
  if (!found) console.log(`${command} is not on this machine: its lines in the guide are not run`);
  return found;
}

test.runIf(has('curl') || process.env.CI)('the lines for curl record a score once, and a list', async () => {
  const [keep, one, list] = blocks('sh') as [string, string, string];
  await as('sh', keep);
  expect((await stat(`${folder}/earshot.header`)).mode & 0o077).toBe(0);
  const stored = (await as('sh', one)).stdout;
  expect(JSON.parse(stored)).toEqual({ results: [{ id: 'call-2026-11-22-0042', status: 'stored' }] });
  expect(guide).toContain(stored.trim());
  expect(JSON.parse((await as('sh', one)).stdout).results[0].status).toBe('duplicate');
  expect(JSON.parse((await as('sh', list)).stdout).results).toMatchObject([{ status: 'stored' }, { status: 'stored' }]);
});

test.runIf(has('python3'))('the lines for Python record a score', async () => {
  const [code] = blocks('python') as [string];
  expect((await as('python3', code)).stdout.trim()).toBe('stored');
  expect((await as('python3', code)).stdout.trim()).toBe('duplicate');
});

test('no language puts the key into an address or onto a command line', () => {
  const code = ['sh', 'python', 'php', 'java', 'csharp'].flatMap(blocks);
  expect(code).toHaveLength(7);
  for (const each of code) expect(each).not.toMatch(/[?&]key=|-H(eader)? *['"]Authorization|sk_/);
});
