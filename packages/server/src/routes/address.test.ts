import { afterEach, expect, test } from 'vitest';
import { aGround, type Ground, NOW, ORIGIN, saved } from '../../test/ground.ts';
import { networkOf } from '../ingest/address.ts';

let open: Ground | undefined;
afterEach(async () => {
  await open?.[Symbol.asyncDispose]();
  open = undefined;
});
const started = async (settings: Parameters<typeof aGround>[0] = {}) => {
  open = await aGround({ trustedProxies: ['127.0.0.1', '10.0.0.0/8'], ...settings });
  return open;
};
const post = (ground: Ground, forwarded: string, events: unknown[] = [saved()], key = ground.pk, remoteAddress = '127.0.0.1') =>
  ground.app.inject({
    method: 'POST',
    url: '/v1/events',
    remoteAddress,
    headers: {
      authorization: `Bearer ${key}`,
      'content-type': 'application/cloudevents-batch+json',
      origin: ORIGIN,
      ...(forwarded && { 'x-forwarded-for': forwarded }),
    },
    payload: JSON.stringify(events),
  });

test('two hundred people of one library answer within ten minutes, and nobody is turned away', async () => {
  const ground = await started();
  await ground.app.listen({ port: 0, host: '127.0.0.1' });
  const address = ground.app.server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/v1/events`;
  const say = (body: unknown[]) =>
    fetch(url, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: {
        authorization: `Bearer ${ground.pk}`,
        'content-type': 'application/cloudevents-batch+json',
        origin: ORIGIN,
        'x-forwarded-for': '198.51.100.20',
      },
    });
  const statuses = new Map<number, number>();
  const count = (status: number) => statuses.set(status, (statuses.get(status) ?? 0) + 1);
  // Half of them in the same minute; each was shown the survey, began, went one step on, and sent.
  for (let person = 0; person < 200; person++) {
    ground.at(NOW + (person < 100 ? 0 : (person - 100) * 5_400));
    const view = crypto.randomUUID();
    const base = { view, survey: 'permit-done', version: 1, language: 'en', channel: 'web' };
    const seen = ['offered', 'opened'].map((furthest) => ({
      specversion: '1.0',
      id: `${view}.${furthest}`,
      source: ORIGIN,
      type: 'earshot.survey.seen',
      data: { ...base, furthest },
    }));
    const answer = saved();
    const later = { ...answer, id: crypto.randomUUID(), data: { ...answer.data, revision: 2 } };
    for (const reply of await Promise.all([say([seen[0]]), say([seen[1]]), say([answer]), say([later])])) count(reply.status);
  }
  expect(Object.fromEntries(statuses)).toEqual({ 200: 800 });
});

test('a flood from one address is told when to come again, before anything is taken, and touches nobody else', async () => {
  const ground = await started({ addressRate: 1 });
  const statuses: number[] = [];
  for (let n = 0; n < 70; n++) statuses.push((await post(ground, '198.51.100.7')).statusCode);
  expect(statuses.filter((status) => status === 200)).toHaveLength(60);
  const refused = await post(ground, '198.51.100.7');
  expect(refused.statusCode).toBe(429);
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  expect(refused.json()).toMatchObject({ code: 'request.too-many' });
  expect(await ground.context.store.upkeep.books(ground.agency)).toMatchObject({ received: 60 });
  expect((await post(ground, '198.51.100.8')).statusCode).toBe(200);
  expect((await post(ground, '198.51.100.7', [saved()], ground.sk)).statusCode).toBe(200);
  ground.at(NOW + 2_000);
  expect((await post(ground, '198.51.100.7')).statusCode).toBe(200);
  expect(ground.logged()).not.toContain('198.51');
});

test('a batch counts by its events', async () => {
  const ground = await started({ addressRate: 1 });
  const batch = () => Array.from({ length: 50 }, () => saved());
  expect((await post(ground, '198.51.100.7', batch())).statusCode).toBe(200);
  expect((await post(ground, '198.51.100.7', batch())).statusCode).toBe(429);
  expect(await ground.context.store.upkeep.books(ground.agency)).toMatchObject({ received: 50 });
});

test('whatever a sender writes into X-Forwarded-For itself is not believed', async () => {
  const ground = await started({ addressRate: 1 });
  for (let n = 0; n < 60; n++) await post(ground, `203.0.113.${n}, 198.51.100.7`);
  expect((await post(ground, '203.0.113.99, 198.51.100.7')).statusCode).toBe(429);
  // Through a second proxy of ours, the hop before it counts.
  expect((await post(ground, '203.0.113.99, 198.51.100.7, 10.0.0.4')).statusCode).toBe(429);
  expect((await post(ground, '198.51.100.7, 203.0.113.99')).statusCode).toBe(200);
  expect((await post(ground, '198.51.100.7:44321')).statusCode).toBe(429);
});

test('without a named proxy the header says nothing: the connection does', async () => {
  const ground = await started({ addressRate: 1, trustedProxies: [] });
  for (let n = 0; n < 60; n++) await post(ground, `203.0.113.${n}`, [saved()], ground.pk, '198.51.100.7');
  expect((await post(ground, '203.0.113.99', [saved()], ground.pk, '198.51.100.7')).statusCode).toBe(429);
  // A proxy inside that nobody named has everybody behind it.
  for (let n = 0; n < 70; n++) expect((await post(ground, '', [saved()], ground.pk, '10.1.2.3')).statusCode).toBe(200);
});

test('the hosted page has the same limit, for each address and not for all forms of an agency', async () => {
  const ground = await started({ addressRate: 1, appKeyRate: 1 });
  const begin = async (address: string) => {
    const headers = { 'x-forwarded-for': address };
    const page = await ground.app.inject({ url: `/s/${ground.agency}/permit-done`, headers });
    const form = new URLSearchParams(
      [...page.body.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
    );
    form.set('satisfaction', '5');
    return ground.app.inject({
      method: 'POST',
      url: `/s/${ground.agency}/permit-done`,
      payload: form.toString(),
      headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
    });
  };
  const statuses: number[] = [];
  for (let n = 0; n < 64; n++) statuses.push((await begin('198.51.100.7')).statusCode);
  expect(statuses.slice(0, 60)).toEqual(Array<number>(60).fill(200));
  expect(statuses.slice(60)).toEqual([429, 429, 429, 429]);
  expect((await begin('198.51.100.8')).statusCode).toBe(200);
});

test.each([
  ['198.51.100.7', '198.51.100.7'],
  ['2001:db8:1:2ff::1', '20010db8000102'],
  ['2001:db8:1:201:aaaa:bbbb:cccc:dddd', '20010db8000102'],
  ['2001:db8:1:300::', '20010db8000103'],
  ['2001:DB8::7', '20010db8000000'],
])('%s is of the network %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});
