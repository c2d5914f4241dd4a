import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { promisify } from 'node:util';
import { startServer, type TestServer } from '@earshot/testing';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { scriptedServer } from './scripted-server.ts';

/** No runtime is an install of ours: one that is not on the machine prints so and is left out. Deno gets the network and two names, nothing else. */
const runtimes = [
  { command: 'node', args: [] },
  { command: 'bun', args: ['run'] },
  { command: 'deno', args: ['run', '--no-prompt', '--allow-net=127.0.0.1', '--allow-env=EARSHOT_URL,EARSHOT_KEY'] },
].filter(({ command }) => {
  const found = spawnSync(command, ['--version']).status === 0;
  if (!found) console.log(`${command} is not on this machine: the SDK is not run on it`);
  return found;
});

const program = `
import { createClient, createRecorder, isRefusedError } from './sdk.mjs';
const to = { url: process.env.EARSHOT_URL, key: process.env.EARSHOT_KEY };
const score = { measure: 'ease5', value: 4, service: 'parking-permit', channel: 'web' };
const said = [];
const recorder = createRecorder(to);
for (const _ of [1, 2]) said.push((await recorder.scores.record(score, { id: process.argv[2], time: '2026-11-22T10:00:00Z' })).status);
said.push(await recorder.close());
if (process.argv[3] === 'read') {
  const client = createClient(to);
  said.push((await client.users.list())[0].role);
  for await (const event of client.live()) { said.push(event.type); break; }
  await createClient({ ...to, key: 'sk_wrong' }).users.list().catch((error) => said.push(isRefusedError(error)));
}
console.log(JSON.stringify(said));
`;

let server: TestServer;
let folder: string;
beforeAll(async () => {
  server = await startServer();
  folder = await mkdtemp(`${tmpdir()}/earshot-runtimes-`);
  await build({
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['@earshot/source', 'module', 'import', 'worker'] },
    build: {
      outDir: folder,
      target: 'es2022',
      lib: { entry: new URL('../src/index.ts', import.meta.url).pathname, formats: ['es'], fileName: () => 'sdk.mjs' },
    },
  });
  await writeFile(`${folder}/program.mjs`, program);
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});
async function says(command: string, args: string[], url: string): Promise<unknown> {
  const env = { ...process.env, EARSHOT_URL: url, EARSHOT_KEY: server.secretKey };
  return JSON.parse((await promisify(execFile)(command, args, { cwd: folder, env })).stdout);
}

test.for(runtimes)('on $command the main entry records once, reads, listens and is refused', async ({ command, args }) => {
  const answer = await says(command, [...args, 'program.mjs', command, 'read'], server.url);
  expect(answer).toEqual(['stored', 'duplicate', 0, 'admin', 'hello', true]);
});

test.for(runtimes)('on $command the main entry sends again after a 503 and a cut connection', async ({ command, args }) => {
  await using busy = await scriptedServer([{ status: 503, headers: { 'retry-after': '0' } }, 'cut', 'take-then-cut']);
  expect(await says(command, [...args, 'program.mjs', command], busy.url)).toEqual(['duplicate', 'duplicate', 0]);
  expect(busy.requests).toHaveLength(5);
});
