import type { AsideDone, SetAsidePage } from '@earshot/model';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { aGround, anEvent, type Ground, NOW, saved } from '../../test/ground.ts';

let server: Ground;
let ground: Ground;
let key: string;
beforeAll(async () => {
  server = await aGround();
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
});
beforeEach(async () => {
  ground = await server.fresh();
  key = await ground.key('secret', { scopes: ['cases'] });
});

const ask = (method: 'GET' | 'POST', path: string, body?: object, bearer = key) =>
  ground.app.inject({
    method,
    url: `/v1/quarantine${path}`,
    headers: { authorization: `Bearer ${bearer}` },
    ...(body ? { payload: body } : {}),
  });
const list = async (query = '') => (await ask('GET', query)).json<SetAsidePage>();
const decide = async (deed: string, body: object) => (await ask('POST', `/${deed}`, body)).json<AsideDone>();
const books = () => ground.context.store.upkeep.books(ground.agency);
const counted = async () => {
  const rows = await ground.context.store.counts.read(ground.agency, 'permit-done', { from: 20261101, to: 20261130 });
  return Object.fromEntries(rows.map(({ question, value, n }) => [`${question} ${value}`, n]));
};
const quick = (
  answers = [{ question: 'satisfaction', value: 1 } as object, { question: 'why', value: 'The desk was closed again' }],
  more = {},
) => saved([...answers, { question: 'done', value: 'no' }, { question: 'age', value: 'over-30' }] as never, { openedMs: 20, ...more });

test('an answer faster than hands is set aside and thanked, outside every number, and listed with what it says', async () => {
  const event = quick([
    { question: 'satisfaction', value: 1 },
    { question: 'why', value: 'Ring me on 07700 900 123 please' },
  ]);
  expect((await ground.send([event])).results).toEqual([{ id: event.id, status: 'quarantined', reason: 'too-quick' }]);
  expect(await counted()).toEqual({});
  const page = await list();
  expect(page.tally).toEqual([{ reason: 'too-quick', n: 1 }]);
  expect(page.items).toMatchObject([
    {
      reason: 'too-quick',
      survey: 'permit-done',
      receivedAt: NOW,
      verdict: 'waiting',
      decidedAt: null,
      said: { version: 1, language: 'en', channel: 'web', test: false },
    },
  ]);
  expect(page.items[0]?.said?.answers).toContainEqual({ question: 'why', value: 'Ring me on [phone] please' });
});

test('accepted, it counts on its own day, opens its case from now, and the books stay balanced', async () => {
  ground.at(NOW + 86_400_000);
  await ground.send([quick(undefined, { revision: 2 })], { sent: NOW });
  const { items } = await list();
  ground.at(NOW + 5 * 86_400_000);
  expect(await decide('accept', { ids: items.map(({ id }) => id) })).toEqual({ done: 1, left: 0, more: false });
  expect(await counted()).toMatchObject({ 'satisfaction 1': 1, 'age over-30': 1, '~response completed': 1 });
  const { received, stored, quarantined } = await books();
  expect({ received, stored, quarantined }).toEqual({ received: 1, stored: 1, quarantined: 0 });
  const [opened] = (await ground.context.store.cases.list(ground.agency, { limit: 5 })).items;
  expect(opened).toMatchObject({ kind: 'person', day: '2026-11-23' });
  expect(opened!.dueAt).toBeGreaterThan(NOW + 5 * 86_400_000);
  expect((await list()).items).toEqual([]);
  expect((await list('?verdict=accepted')).items).toMatchObject([
    { verdict: 'accepted', said: null, decidedBy: expect.stringMatching(/^key /) },
  ]);
  expect(await decide('accept', { ids: items.map(({ id }) => id) })).toEqual({ done: 0, left: 1, more: false });
});

test('sent again before or after it was decided, it has one effect', async () => {
  const event = quick();
  await ground.send([event]);
  expect((await ground.send([event])).results).toMatchObject([{ status: 'duplicate' }]);
  const [{ id } = { id: '' }] = (await list()).items;
  await decide('accept', { ids: [id] });
  expect((await ground.send([{ ...event, data: { ...event.data, openedMs: 20 } }])).results).toMatchObject([{ status: 'duplicate' }]);
  expect(await counted()).toMatchObject({ 'satisfaction 1': 1 });
  const all = await books();
  expect(all.received).toBe(all.stored + all.superseded + all.duplicate + all.rejected + all.quarantined);
});

test('discarded, it stays out; restored, it waits again', async () => {
  await ground.send([quick()]);
  const ids = (await list()).items.map(({ id }) => id);
  expect(await decide('discard', { ids })).toEqual({ done: 1, left: 0, more: false });
  expect((await list()).tally).toEqual([]);
  expect((await list('?verdict=discarded')).items).toMatchObject([{ verdict: 'discarded', said: expect.anything(), decidedAt: NOW }]);
  expect(await decide('restore', { ids })).toMatchObject({ done: 1 });
  expect((await list()).items.map(({ id }) => id)).toEqual(ids);
  expect(await counted()).toEqual({});
});

test('all of one reason are decided at once, up to what somebody had seen', async () => {
  await ground.send(Array.from({ length: 30 }, () => quick()));
  ground.at(NOW + 1_000);
  await ground.send([quick()]);
  expect(await decide('discard', { reason: 'too-quick', until: NOW })).toEqual({ done: 30, left: 0, more: false });
  expect((await list()).tally).toEqual([{ reason: 'too-quick', n: 1 }]);
  expect(await decide('accept', { reason: 'too-quick', until: NOW + 1_000 })).toMatchObject({ done: 1 });
});

test('the sixth who sends the same long text is looked at first, and none of them when a system sends them', async () => {
  const text = 'Bring back the old parking rules now, they were better for everybody';
  const send = async (bearer: string) =>
    (
      await ground.send(
        Array.from({ length: 6 }, () =>
          saved([
            { question: 'satisfaction', value: 1 },
            { question: 'why', value: text },
          ]),
        ),
        { key: bearer },
      )
    ).results.map(({ status, reason }) => reason ?? status);
  expect(await send(ground.sk)).toEqual(Array<string>(6).fill('stored'));
  expect(await send(ground.pk)).toEqual([...Array<string>(5).fill('stored'), 'same-text']);
});

test('tests, slow people and those who finish early are never set aside', async () => {
  const slow = quick(undefined, { openedMs: 86_000_000 });
  const early = saved([{ question: 'satisfaction', value: 2 }], { complete: false, openedMs: 1 });
  const trying = quick(undefined, { test: true });
  expect((await ground.send([slow, early, trying])).results.map(({ status }) => status)).toEqual(['stored', 'stored', 'stored']);
});

test('a filled-in trap of the hosted page is thanked and looked at; an empty one is nothing', async () => {
  const url = `/s/${ground.agency}/permit-done`;
  const answer = async (trap: string) => {
    const steps: number[] = [];
    let body = (await ground.app.inject({ url })).body;
    expect(body).toContain('<div hidden><input name="~website" autocomplete="off" tabindex="-1"');
    for (let step = 0; step < 9; step++) {
      const form = new URLSearchParams(
        [...body.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
      );
      form.set('~website', step === 0 ? trap : '');
      if (step === 0) form.set('satisfaction', '5');
      const reply = await ground.app.inject({
        method: 'POST',
        url,
        payload: form.toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      });
      steps.push(reply.statusCode);
      if (reply.statusCode === 303) break;
      body = reply.body;
    }
    return steps.at(-1);
  };
  expect(await answer('')).toBe(303);
  expect((await list()).items).toEqual([]);
  expect(await answer('https://buy.example')).toBe(303);
  expect((await list()).items).toMatchObject([{ reason: 'trap' }]);
});

test('page loads that came too late are listed too, and an answer that cannot be let in stays', async () => {
  await ground.context.store.surveys.setState(ground.agency, 'permit-done', 'closed');
  const seen = { view: crypto.randomUUID(), survey: 'permit-done', version: 1, language: 'en', channel: 'web', furthest: 'opened' };
  await ground.send([anEvent('earshot.survey.seen', seen), saved()]);
  const { items, tally } = await list();
  expect(tally).toEqual([{ reason: 'survey-closed', n: 2 }]);
  expect(await decide('accept', { ids: items.map(({ id }) => id) })).toEqual({ done: 2, left: 0, more: false });
  expect(await counted()).toMatchObject({ '~seen opened': 1, 'satisfaction 5': 1 });
});

test('is for people and keys that may work cases, of their own agency', async () => {
  await ground.send([quick()]);
  const [{ id } = { id: '' }] = (await list()).items;
  expect((await ask('GET', '', undefined, ground.sk)).statusCode).toBe(403);
  expect((await ask('GET', '', undefined, ground.pk)).statusCode).toBe(403);
  const neighbour = await ground.fresh();
  const theirs = await neighbour.key('secret', { scopes: ['cases'] });
  expect((await ask('GET', '', undefined, theirs)).json()).toMatchObject({ items: [] });
  expect((await ask('POST', '/discard', { ids: [id] }, theirs)).json()).toEqual({ done: 0, left: 1, more: false });
  expect((await ask('POST', '/accept', { ids: ['junk'] })).statusCode).toBe(422);
  expect((await ask('POST', '/accept', {})).statusCode).toBe(422);
  expect((await ask('GET', '?cursor=junk')).statusCode).toBe(422);
});
