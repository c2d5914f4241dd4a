import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { anEvent, aResponse, startServer, type TestServer } from '@earshot/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
const snippets = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code]) => code!);

let server: TestServer;
let folder: string;
beforeAll(async () => {
  server = await startServer();
  await server.send(
    anEvent(
      aResponse({
        answers: [
          { question: 'satisfaction', value: 1 },
          { question: 'why', value: 'Far too slow for me.' },
        ],
      }),
    ),
  );
  folder = await mkdtemp(join(tmpdir(), 'earshot-readme-'));
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  // The city of the snippets is the server of this test.
  await writeFile(
    join(folder, 'city.mjs'),
    `const real = globalThis.fetch;
globalThis.fetch = async (input, init) => {
  const request = new Request(input, init);
  const body = request.method === 'GET' ? undefined : await request.arrayBuffer();
  return real(request.url.replace('https://feedback.city.gov', process.env.EARSHOT_URL), { method: request.method, headers: request.headers, body });
};`,
  );
  await mkdir(join(folder, 'src'));
  for (const [at, code] of snippets.entries()) await writeFile(join(folder, 'src', `${at}.ts`), code);
  const config = {
    extends: join(root, 'tsconfig.json'),
    compilerOptions: { types: ['node'], typeRoots: [join(root, 'node_modules/@types')] },
    include: ['src'],
  };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config));
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

const run = (command: string, args: string[]) =>
  new Promise<{ failed: boolean; said: string; wrong: string }>((answer) => {
    const env = { ...process.env, EARSHOT_URL: server.url, EARSHOT_KEY: server.secretKey };
    execFile(command, args, { cwd: folder, env }, (error, said, wrong) => answer({ failed: error !== null, said, wrong }));
  });

test('every snippet of the README is what the compiler takes', async () => {
  expect(snippets.length).toBeGreaterThan(7);
  const { said, wrong } = await run(join(root, 'node_modules/.bin/tsc'), ['--noEmit', '-p', '.']);
  expect(said + wrong).toBe('');
});

/** What a snippet prints, in part. One that says nothing is only to end well; that of the sender is for pages. */
const prints = [
  ['call-81723', ''],
  ['earshot.results', 'satisfaction'],
  ['desk.cases', ''],
  ['office.touchpoints', /parking-permit-done\?t=port-ellery\.\S+\n$/],
  ['openOutbox', 'the server says stored'],
  ['waitUntil', ''],
  ['createTestServer', '4 2\n'],
] as const;

test.each(prints)('the snippet with %s runs', async (word, expected) => {
  const at = snippets.findIndex((code) => code.includes(word));
  const code = snippets[at]! // A stream has no end, a test has; and nobody's folder but ours.
    .replace(/^for await .*$/m, '')
    .replace('/var/lib/permits/earshot', join(folder, 'outbox'));
  await writeFile(join(folder, `${at}.ts`), word === 'openOutbox' ? `${code}\nawait permits.close();\n` : code);
  const { failed, said, wrong } = await run(process.execPath, ['--conditions=@earshot/source', '--import', './city.mjs', `${at}.ts`]);
  expect(failed, wrong).toBe(false);
  expect(said).toMatch(expected);
});
