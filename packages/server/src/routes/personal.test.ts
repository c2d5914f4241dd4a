import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CaseDetail, Survey } from '@earshot/model';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { aGround, type Ground, NOW, permitSurvey, saved } from '../../test/ground.ts';
import { hashPassword } from '../access/password.ts';

let server: Ground;
let ground: Ground;
beforeAll(async () => {
  server = await aGround();
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
});
beforeEach(async () => {
  ground = await server.fresh();
});

const said = 'Call me back on 07700 900 123 or ada@example.org today';
const marked = 'Call me back on [phone] or [email] today';
const bad = (text: string, wrong?: string) => [
  { question: 'satisfaction', value: 1 },
  { question: 'why', value: text },
  ...(wrong ? [{ question: 'wrong', value: ['other'], otherText: wrong }] : []),
];
const withPolicy = (personal: string, id = `permit-${personal}`) =>
  ground.context.store.surveys.publish(
    ground.agency,
    Survey.parse({
      ...permitSurvey,
      id,
      questions: permitSurvey.questions.map((question) => (question.id === 'why' ? { ...question, personal } : question)),
    }),
    `policy ${personal}`,
    NOW,
  );
const comments = async (search?: string) =>
  (await ground.context.store.comments.list(ground.agency, { limit: 50, ...(search ? { search } : {}) })).items;
const firstCase = async () => (await ground.context.store.cases.list(ground.agency, { limit: 5 })).items[0];

const asStaff = async (method: 'GET' | 'POST', url: string, role: 'supervisor' | 'analyst' = 'supervisor') => {
  const email = `${role}@${ground.agency}.gov`;
  const passwordHash = await hashPassword('a harbour at low tide');
  await ground.context.store.staff.add({ agency: ground.agency, email, name: 'Sam', role, passwordHash }, NOW).catch(() => {});
  const body = { email, password: 'a harbour at low tide' };
  const headers = { 'sec-fetch-site': 'same-origin' };
  const entered = await ground.app.inject({ method: 'POST', url: '/v1/session', payload: body, headers });
  const cookie = String(entered.headers['set-cookie']).split(';')[0]!;
  return ground.app.inject({ method, url, headers: { cookie, ...headers } });
};

/** Everything that stands in the folder of the data, whatever table or file it is in. */
const onDisk = () => {
  const dir = ground.context.config.data;
  return readdirSync(dir)
    .filter((name) => name.startsWith('earshot.db'))
    .map((name) => readFileSync(join(dir, name)).toString('latin1'))
    .join('\n');
};

test('lists, search, cases and responses show marks, from pages and secret keys alike', async () => {
  await ground.send([saved(bad(said, 'I am 07700 900 123'))]);
  await ground.send([saved(bad(said))], { key: ground.sk });
  expect((await comments()).map(({ text }) => text).sort()).toEqual([marked, marked, 'I am [phone]']);
  expect(await comments('back')).toHaveLength(2);
  for (const word of ['07700', '900', 'ada', 'example', 'phone', 'email']) expect(await comments(word), word).toEqual([]);
  const found = await firstCase();
  expect(found).toMatchObject({ kind: 'person', comment: marked });
  expect(await ground.context.store.responses.get(ground.agency, (await comments())[0]!.response)).toMatchObject({
    comments: expect.arrayContaining([expect.objectContaining({ text: expect.stringContaining('[phone]') })]),
  });
});

test('the words as they were written are on nobody’s disk in the clear', async () => {
  const secretWords = 'reach zebulon.quartz@example.org';
  await ground.send([saved(bad(`Please ${secretWords} about it`))]);
  await withPolicy('quarantine');
  await ground.send([saved(bad(`Please ${secretWords} about it`), { survey: 'permit-quarantine' })]);
  await ground.context.store.upkeep.canWrite();
  expect(onDisk()).not.toContain('zebulon');
  expect(ground.logged()).not.toContain('zebulon');
});

test('who works on the case reads the words as they were written, and the history says so', async () => {
  await ground.send([saved(bad(said))]);
  const { id } = (await firstCase())!;
  const first = await asStaff('GET', `/v1/cases/${id}`);
  expect(first.json<CaseDetail>()).toMatchObject({ original: true, comment: marked });
  const original = await asStaff('POST', `/v1/cases/${id}/original`);
  expect(original.json()).toEqual({ words: [{ question: 'why', text: said }] });
  expect(original.headers['cache-control']).toBe('no-store');
  expect((await asStaff('GET', `/v1/cases/${id}`)).json<CaseDetail>().history.at(-1)).toMatchObject({ what: 'read-original', by: 'Sam' });
});

test('neither a key nor an analyst reads them, and asking leaves no line', async () => {
  await ground.send([saved(bad(said))]);
  const { id } = (await firstCase())!;
  const key = await ground.key('secret', { scopes: ['cases'] });
  const byKey = (method: 'GET' | 'POST', url: string) => ground.app.inject({ method, url, headers: { authorization: `Bearer ${key}` } });
  expect((await byKey('POST', `/v1/cases/${id}/original`)).statusCode).toBe(403);
  expect((await byKey('GET', `/v1/cases/${id}`)).json()).not.toHaveProperty('original');
  expect((await asStaff('POST', `/v1/cases/${id}/original`, 'analyst')).statusCode).toBe(403);
  expect((await ground.context.store.cases.get(ground.agency, id))?.history).toHaveLength(1);
});

test('an address or a phone with a low score is a person who can be helped; words of others are gone where no case opens', async () => {
  await ground.send([saved(bad('0044 1632 960 123'))]);
  expect(await firstCase()).toMatchObject({ kind: 'person' });
  const happy = saved([
    { question: 'satisfaction', value: 5 },
    { question: 'wrong', value: ['other'], otherText: said },
  ]);
  await ground.send([happy]);
  expect((await comments()).map(({ text }) => text)).toContain(marked);
});

test('a later revision takes the place of the words, and one without details leaves none', async () => {
  const first = saved(bad(said));
  await ground.send([first]);
  const again = { ...first, id: crypto.randomUUID(), data: { ...first.data, revision: 2, answers: bad('It took much too long for me') } };
  await ground.send([again]);
  const { id } = (await firstCase())!;
  expect(await ground.context.store.cases.get(ground.agency, id)).not.toHaveProperty('original');
});

test('`redact` keeps nothing of them, `quarantine` counts nothing until somebody has looked', async () => {
  await withPolicy('redact');
  await ground.send([saved(bad(said), { survey: 'permit-redact' })]);
  const found = await firstCase();
  expect(await ground.context.store.cases.get(ground.agency, found!.id)).not.toHaveProperty('original');
  await withPolicy('quarantine');
  const { results } = await ground.send([saved(bad(said), { survey: 'permit-quarantine' })]);
  expect(results).toMatchObject([{ status: 'quarantined', reason: 'personal-data' }]);
  expect((await ground.send([saved(bad('The desk was closed'), { survey: 'permit-quarantine' })])).results).toMatchObject([
    { status: 'stored' },
  ]);
  expect((await comments()).filter(({ survey }) => survey === 'permit-quarantine')).toHaveLength(1);
});

test('pages are not told what the agency does with personal details', async () => {
  await withPolicy('redact');
  const reply = await ground.app.inject(`/v1/surveys/${ground.agency}/permit-redact`);
  expect(reply.statusCode).toBe(200);
  expect(reply.json().questions[1]).not.toHaveProperty('personal');
});

test('a path is kept without what names a person', async () => {
  await ground.send([saved(bad('The desk was closed'), { page: '/permits/ada@example.org/done?token=1' })]);
  expect((await comments())[0]?.page).toBe('/permits/…/done');
});

test('no address of a sender is kept in the data or the log', async () => {
  const address = '203.0.113.77';
  await ground.app.inject({
    method: 'POST',
    url: '/v1/events',
    remoteAddress: address,
    headers: {
      authorization: `Bearer ${ground.pk}`,
      'content-type': 'application/cloudevents-batch+json',
      origin: 'https://www.city.gov',
      'x-forwarded-for': address,
    },
    payload: JSON.stringify([saved(bad('The desk was closed'))]),
  });
  await ground.app.inject({ url: `/s/${ground.agency}/permit-done`, remoteAddress: address });
  expect(await comments()).toHaveLength(1);
  expect(onDisk()).not.toContain(address);
  expect(ground.logged()).not.toContain(address);
});
