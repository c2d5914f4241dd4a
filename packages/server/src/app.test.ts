import { afterAll, beforeAll, expect, test } from 'vitest';
import { aGround, type Ground } from '../test/ground.ts';
import { createApp } from './app.ts';
import { routeRows } from './interface.ts';

let ground: Ground;
beforeAll(async () => {
  ground = await aGround();
});
afterAll(async () => {
  await ground[Symbol.asyncDispose]();
});

test('every route that is registered is in the interface, and the other way round', async () => {
  const registered = new Set<string>();
  const app = createApp(ground.context);
  app.addHook('onRoute', ({ method, url }) => {
    const methods = [method].flat().filter((each) => each !== 'HEAD');
    for (const each of methods) registered.add(`${each} ${url.replace(/:(\w+)/g, '{$1}').replace(/\/[0-9a-f]{16}\./, '/{hash}.')}`);
  });
  await app.ready();
  await app.close();
  const listed = new Set(routeRows.map(({ method, path }) => `${method} ${path}`));
  expect([...registered].filter((route) => !listed.has(route))).toEqual([]);
  expect([...listed].filter((route) => !registered.has(route))).toEqual([]);
});

test('describes itself as OpenAPI 3.1 in which every reference leads somewhere', async () => {
  const document = (await ground.app.inject('/openapi.json')).json();
  expect(document.openapi).toBe('3.1.0');
  expect(document.paths['/v1/events'].post.responses).toHaveProperty('413');
  const text = JSON.stringify(document);
  const references = new Set([...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, to]) => to!));
  for (const reference of references) {
    const found = reference
      .replace('#/', '')
      .split('/')
      .reduce((at, part) => at?.[part.replaceAll('~1', '/').replaceAll('~0', '~')], document);
    expect(found, reference).toBeDefined();
  }
  expect(references.size).toBeGreaterThan(5);
});

test('says that it lives, and that it is ready only while it can write', async () => {
  expect((await ground.app.inject('/healthz')).body).toBe('ok\n');
  const ready = await ground.app.inject('/readyz');
  expect([ready.statusCode, ready.json().checks.write]).toMatchObject([200, { ok: true }]);
  await using full = await aGround({ minFreeDisk: 1_000_000 });
  expect((await full.app.inject('/readyz')).statusCode).toBe(503);
});

test('a request that never ends is cut, so that it keeps no connection from others', () => {
  expect(ground.app.server.requestTimeout).toBe(60_000);
});

test('numbers for machines name no agency and no survey', async () => {
  const { body } = await ground.app.inject('/metrics');
  expect(body).toContain('earshot_books{status="received"} 0');
  expect(body).toContain('earshot_books_difference 0');
  for (const check of ['write', 'disk', 'lag']) expect(body).toContain(`earshot_ready{check="${check}"} 1`);
  expect(body).toMatch(/earshot_disk_free_bytes [1-9]/);
  for (const name of ['earshot_commits_waiting', 'earshot_commits_limit', 'earshot_lag_seconds']) expect(body).toContain(`${name} `);
  expect(body).not.toMatch(/city|permit/);
});

test('what is not there is a problem in JSON, and every reply is guarded', async () => {
  const reply = await ground.app.inject('/v1/nothing-here');
  expect([reply.statusCode, reply.json().code]).toEqual([404, 'request.not-found']);
  expect(reply.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin' });
  expect((await ground.app.inject({ method: 'PUT', url: '/v1/events' })).json().code).toBe('request.not-found');
  expect((await ground.app.inject('/%E0%A4%A')).statusCode).toBeLessThan(500);
  for (const path of ['/../package.json', '/widget/..%2f..%2fsecret.key/x', '/widget/x/../../secret.key', '/secret.key']) {
    expect((await ground.app.inject(path)).statusCode, path).toBe(404);
  }
});
