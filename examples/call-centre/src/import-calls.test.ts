import { execFile } from 'node:child_process';
import { appendFile, copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startServer, type TestServer } from '@earshot/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';

let server: TestServer;
let folder: string;
beforeAll(async () => {
  server = await startServer();
  folder = await mkdtemp(join(tmpdir(), 'earshot-calls-'));
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const run = (file: string) =>
  new Promise<{ code: number; said: string; wrong: string }>((answer) => {
    const env = { ...process.env, EARSHOT_URL: server.url, EARSHOT_KEY: server.secretKey };
    execFile(process.execPath, ['--conditions=@earshot/source', here('./import-calls.ts'), file], { env }, (error, said, wrong) =>
      answer({ code: Number(error?.code ?? 0), said, wrong }),
    );
  });

test('a log of calls is imported once, however often it is run', async () => {
  const log = here('../calls.csv');
  expect(await run(log)).toMatchObject({ code: 0, said: 'calls: 4 new, 0 known, 0 rejected\nscores: 2 new, 0 known, 0 rejected\n' });
  expect(await run(log)).toMatchObject({ code: 0, said: 'calls: 0 new, 4 known, 0 rejected\nscores: 0 new, 2 known, 0 rejected\n' });
});

test('a row that makes no sense is named, and stops no other', async () => {
  const log = join(folder, 'calls.csv');
  await copyFile(here('../calls.csv'), log);
  await appendFile(
    log,
    'C-20261122-0005,2026-11-22T09:20:00Z,parking-permit,yes,15,96,yes,11\nC-20261122-0006,2026-11-22T09:21:00Z,parking-permit,yes,5,20,yes,4\n',
  );
  const { code, said, wrong } = await run(log);
  expect([code, said]).toEqual([1, 'calls: 2 new, 4 known, 0 rejected\nscores: 1 new, 2 known, 1 rejected\n']);
  expect(wrong).toContain('C-20261122-0005/stars: unknown-measure (the scale of csat.stars5 is 1, 2, 3, 4, 5)');
});
