import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { promisify } from 'node:util';
import { startServer, type TestServer } from '@earshot/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { scriptedServer } from './scripted-server.ts';

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
const as = (command: string, code: string, url = server.url) =>
  run(command, ['-c', code], { cwd: folder, env: { ...process.env, EARSHOT_URL: url, EARSHOT_KEY: server.secretKey } });

async function asFile(command: string, file: string, code: string, url = server.url) {
  await writeFile(`${folder}/${file}`, code);
  return as('sh', `${command} ${file}`, url);
}

/** A machine without it prints why its lines are not run. */
function has(command: string, asked = ['--version'], name = command): boolean {
  const found = spawnSync(command, asked).status === 0;
  if (!found) console.log(`${name} is not on this machine: its lines in the guide are not run`);
  return found;
}
const here = {
  curl: has('curl'),
  java: has('java'),
  php: has('php') && has('php', ['--ri', 'curl'], "PHP's curl"),
  python: has('python3'),
  csharp: has('dotnet'),
};

test.runIf(here.curl || process.env.CI)('the lines for curl record a score once, and a list', async () => {
  const [keep, one, list] = blocks('sh') as [string, string, string];
  await as('sh', keep);
  expect((await stat(`${folder}/earshot.header`)).mode & 0o077).toBe(0);
  const stored = (await as('sh', one)).stdout;
  expect(JSON.parse(stored)).toEqual({ results: [{ id: 'call-2026-11-22-0042', status: 'stored' }] });
  expect(guide).toContain(stored.trim());
  expect(JSON.parse((await as('sh', one)).stdout).results[0].status).toBe('duplicate');
  expect(JSON.parse((await as('sh', list)).stdout).results).toMatchObject([{ status: 'stored' }, { status: 'stored' }]);
});

test.runIf(here.curl || process.env.CI)('the lines for curl tell what happened to a request, and bring a token', async () => {
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

test.runIf(here.java)(
  'the lines for Java record a score, and with the other event a touchpoint',
  async () => {
    const [program, other] = blocks('java') as [string, string];
    const java = async (code: string) => JSON.parse((await asFile('java', 'Record.java', code)).stdout).results[0];
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

test.runIf(here.php)('the lines for PHP record a score, and with the other event a touchpoint', async () => {
  const [program, other] = blocks('php') as [string, string];
  const php = async (code: string) => (await asFile('php', 'record.php', code)).stdout;
  expect(await php(program)).toBe('stored');
  expect(await php(program)).toBe('duplicate');
  const event = /^\$event = \[[\s\S]*?^\];\n/m;
  expect(await php(program.replace(event, () => other).replace("['status']", "['token']"))).toMatch(/^port-ellery\.[\w-]{42}$/);
});

test.runIf(here.python)('the lines for Python record a score, and a touchpoint', async () => {
  const [code, touchpoint] = blocks('python') as [string, string];
  expect((await as('python3', code)).stdout.trim()).toBe('stored');
  const [again, token] = (await as('python3', code + touchpoint)).stdout.trim().split('\n');
  expect(again).toBe('duplicate');
  expect(token).toMatch(/^port-ellery\.[\w-]{42}$/);
});

/** The program of .NET in a project of its own, for the version that is here. */
async function dotnet(code: string, url = server.url) {
  const major = spawnSync('dotnet', ['--version']).stdout.toString().split('.')[0];
  const set = { OutputType: 'Exe', TargetFramework: `net${major}.0`, ImplicitUsings: 'enable', Nullable: 'enable' };
  const lines = Object.entries(set).map(([name, value]) => `<${name}>${value}</${name}>`);
  await writeFile(`${folder}/record.csproj`, `<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup>${lines.join('')}</PropertyGroup></Project>`);
  return asFile('dotnet run --project record.csproj #', 'Program.cs', code, url);
}

test.runIf(here.csharp)(
  'the lines for .NET record a score, and with the other event a touchpoint',
  async () => {
    const [program, other] = blocks('csharp') as [string, string];
    const result = async (code: string) => JSON.parse((await dotnet(code)).stdout).results[0];
    expect(await result(program)).toMatchObject({ id: 'call-2026-11-22-0048', status: 'stored' });
    const touchpoint = program.replace('for (var', () => `${other}for (var`).replace('Create(score', 'Create(touchpoint');
    expect(await result(touchpoint)).toMatchObject({ id: 'PP-2026-0046-submitted', status: 'stored', token: expect.any(String) });
  },
  120_000,
);

/** How each language runs its program; curl's `--retry` is for curl to test. */
const programs = [
  { language: 'python', start: (code: string, url: string) => asFile('python3', 'record.py', code, url) },
  { language: 'php', start: (code: string, url: string) => asFile('php', 'record.php', code, url) },
  { language: 'java', start: (code: string, url: string) => asFile('java', 'Record.java', code, url) },
  { language: 'csharp', start: dotnet },
].filter(({ language }) => here[language as keyof typeof here]);

test.for(programs)(
  'the lines for $language send again after a 503 and after a lost reply, and no more after a refusal',
  { timeout: 60_000 },
  async ({ language, start }) => {
    const [program] = blocks(language) as [string];
    const later = { status: 503, headers: { 'retry-after': '0' } };
    const stored = { status: 200, body: { results: [{ id: 'one', status: 'stored' }] } };
    await using taking = await scriptedServer([later, 'cut', stored]);
    expect((await start(program, taking.url)).stdout).toContain('stored');
    expect(new Set(taking.requests.map(({ body }) => body)).size).toBe(1);
    expect(taking.requests).toHaveLength(3);

    await using refusing = await scriptedServer([{ status: 401 }]);
    await expect(start(program, refusing.url)).rejects.toThrow();
    expect(refusing.requests).toHaveLength(1);
  },
);

test.for(programs)(
  'the lines for $language fail when no try was taken, and say to keep the event',
  { timeout: 60_000 },
  async ({ language, start }) => {
    const [program] = blocks(language) as [string];
    await using busy = await scriptedServer(Array.from({ length: 9 }, () => ({ status: 503, headers: { 'retry-after': '0' } })));
    await expect(start(program, busy.url)).rejects.toThrow('not stored: keep the event');
    expect(busy.requests).toHaveLength(8);
  },
);

test('no language puts the key into an address or onto a command line', () => {
  const code = ['sh', 'python', 'php', 'java', 'csharp'].flatMap(blocks);
  expect(code).toHaveLength(13);
  for (const each of code) expect(each).not.toMatch(/[?&]key=|-H(eader)? *['"]Authorization|sk_/);
});
