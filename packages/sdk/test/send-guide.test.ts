import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
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

test.runIf(has('curl') || process.env.CI)('the lines for curl tell what happened to a request, and bring a token', async () => {
  const [keep, , , request, appointment] = blocks('sh') as [string, string, string, string, string];
  await as('sh', keep);
  for (const lines of [request, appointment]) {
    const [stored] = JSON.parse((await as('sh', lines)).stdout).results;
    expect(stored).toMatchObject({ status: 'stored', token: expect.stringContaining(`${server.agency}.`) });
    expect(JSON.parse((await as('sh', lines)).stdout).results).toEqual([{ ...stored, status: 'duplicate' }]);
  }
  expect(await server.ground.store.journeys.read(server.agency, 'A-7731', { limit: 9 })).toMatchObject({
    items: [{ kind: 'appointment.changed', details: { revision: 2, place: 'Harbour Street 4' } }],
  });
});

test.runIf(has('java'))(
  'the lines for Java record a score, and with the other event a touchpoint',
  async () => {
    const [program, other] = blocks('java') as [string, string];
    const java = async (code: string) => {
      await writeFile(`${folder}/Record.java`, code);
      return JSON.parse((await as('sh', 'java Record.java')).stdout).results[0];
    };
    expect(await java(program)).toMatchObject({ id: 'call-2026-11-22-0047', status: 'stored' });
    const event = / {4}var event = "{3}[\s\S]*?"{3};\n/;
    expect(await java(program.replace(event, other))).toMatchObject({
      id: 'PP-2026-0045-submitted',
      status: 'stored',
      token: expect.any(String),
    });
  },
  60_000,
);

test.runIf(has('python3'))('the lines for Python record a score, and a touchpoint', async () => {
  const [code, touchpoint] = blocks('python') as [string, string];
  expect((await as('python3', code)).stdout.trim()).toBe('stored');
  const [again, token] = (await as('python3', code + touchpoint)).stdout.trim().split('\n');
  expect(again).toBe('duplicate');
  expect(token).toMatch(/^port-ellery\.[\w-]{42}$/);
});

test('no language puts the key into an address or onto a command line', () => {
  const code = ['sh', 'python', 'php', 'java', 'csharp'].flatMap(blocks);
  expect(code).toHaveLength(13);
  for (const each of code) expect(each).not.toMatch(/[?&]key=|-H(eader)? *['"]Authorization|sk_/);
});
