import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify from 'fastify';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readFolder } from '../assets/folder.ts';
import { sendAsset } from '../assets/send-asset.ts';
import { keepWidgetBuilds } from '../assets/widget-builds.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'earshot-assets-'));
});
afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});
const write = (path: string, text: string) => {
  mkdirSync(join(dir, path, '..'), { recursive: true });
  writeFileSync(join(dir, path), text);
};
const build = (hash: string) => {
  rmSync(join(dir, 'site'), { recursive: true, force: true });
  write('site/earshot.js', hash);
  write(`site/widget/${hash}/draw.js`, hash);
  return keepWidgetBuilds(join(dir, 'site'), dir);
};

test('the current build of the widget and the three before it are kept', () => {
  for (const [age, hash] of ['one', 'two', 'three', 'four', 'five'].entries()) {
    const builds = build(hash);
    // Builds are weeks apart; here the clock is moved for them.
    utimesSync(join(builds, hash), 1_000 + age, 1_000 + age);
  }
  const builds = build('six');
  expect(readdirSync(builds).sort()).toEqual(['five', 'four', 'six', 'three']);
  expect(readFolder(builds).get('three/draw.js')?.body.toString()).toBe('three');
  expect(readdirSync(build('six'))).toHaveLength(4);
});

test('without a build, what was kept is still there', () => {
  build('one');
  expect(readdirSync(keepWidgetBuilds(undefined, dir))).toEqual(['one']);
});

const served = (text: string) => {
  write('x.js', text);
  const file = readFolder(dir).get('x.js')!;
  const app = Fastify();
  app.get('/', async (request, reply) => sendAsset(request, reply, file, 'no-cache'));
  return app;
};

test('a file comes in the best encoding the browser takes, each under its own tag', async () => {
  const text = 'const a = 1;\n'.repeat(1000);
  const app = served(text);
  const ask = (accept: string, more = {}) => app.inject({ url: '/', headers: { 'accept-encoding': accept, ...more } });
  const [br, gzip, plain] = [await ask('gzip, br;q=1'), await ask('gzip;q=0.5, br;q=0'), await ask('identity')];
  expect([br.headers['content-encoding'], gzip.headers['content-encoding'], plain.headers['content-encoding']]).toEqual([
    'br',
    'gzip',
    undefined,
  ]);
  expect(br.rawPayload.length).toBeLessThan(plain.rawPayload.length / 50);
  expect(plain.body).toBe(text);
  expect(new Set([br.headers.etag, gzip.headers.etag, plain.headers.etag]).size).toBe(3);
  expect((await ask('br', { 'if-none-match': String(br.headers.etag) })).statusCode).toBe(304);
  expect((await ask('gzip', { 'if-none-match': String(br.headers.etag) })).statusCode).toBe(200);
  expect(br.headers.vary).toBe('accept-encoding');
});

test('a file of a kind nobody named is not there', () => {
  write('secret.key', 'x');
  write('sub/page.html', 'x');
  expect([...readFolder(dir).keys()]).toEqual(['sub/page.html']);
  expect(readFolder(join(dir, 'nowhere')).size).toBe(0);
});
