import { readFileSync } from 'node:fs';
import { misfit } from '@earshot/metrics';
import { Agency, type CaseDetail, lintSurvey, type QuestionResult, type Results, Survey } from '@earshot/model';
import { type Kind, kinds } from '@earshot/widget/questions';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { aGround, type Ground, NOW, saved } from '../../test/ground.ts';

const examples = new URL('../../../../examples/', import.meta.url);
const read = (file: string) => JSON.parse(readFileSync(new URL(file, examples), 'utf8'));
const file = read('every-kind/survey.json');

let server: Ground;
let ground: Ground;
beforeAll(async () => {
  server = await aGround();
});
afterAll(() => server[Symbol.asyncDispose]());
beforeEach(async () => {
  ground = await server.fresh();
  const { store } = ground.context;
  await store.agencies.put(Agency.parse({ ...read('city/agency.json'), id: ground.agency }));
  await store.surveys.publish(ground.agency, Survey.parse(file), 'every-kind', NOW);
});

const contact = { name: 'Ada Park', email: 'ada@example.org', phone: '+44 1632 960 001' };
/** One right answer to each question, by its id. */
const answers = {
  satisfaction: 1,
  wrong: ['wait', 'other'],
  why: 'Nobody was there',
  reach: contact,
  easy: 2,
  done: 'no',
  waited: 45,
  visited: '2026-11-20',
  counter: { hours: 'poor', staff: 'good' },
  matters: ['clear', 'quick', 'kind'],
  recommend: 0,
  again: true,
  age: '65-over',
};
const sent = (change: Record<string, unknown> = {}, more = {}) =>
  saved(
    Object.entries({ ...answers, ...change }).map(([question, value]) =>
      value === undefined ? { question, skipped: true as const } : { question, value },
    ),
    { survey: 'every-kind', ...more },
  );
const results = async (filter = ''): Promise<Record<string, QuestionResult>> => {
  const key = await ground.key('secret', { scopes: ['results'] });
  const reply = await ground.app.inject({ url: `/v1/results?survey=every-kind${filter}`, headers: { authorization: `Bearer ${key}` } });
  return Object.fromEntries(reply.json<Results>().questions.map((question) => [question.id, question]));
};

test('the example asks every kind there is, once', () => {
  expect(
    Survey.parse(file)
      .questions.map(({ kind }) => kind)
      .sort(),
  ).toEqual(Object.keys(kinds satisfies Record<string, Kind>).sort());
});

test('the check of the example has no remark but on its length', () => {
  expect(lintSurvey(Survey.parse(file), misfit).map(({ code }) => code)).toEqual(['many-questions']);
});

test('every kind is stored and counted as its own values', async () => {
  const { results: replies } = await ground.send([
    sent(),
    sent({ satisfaction: 1, recommend: 10, waited: 15, visited: '2026-10-03', again: undefined, matters: ['clear', 'kind', 'quick'] }),
    sent({ counter: undefined, recommend: 9, waited: 120, easy: 7 }),
  ]);
  expect(replies.map(({ status }) => status)).toEqual(['stored', 'stored', 'stored']);
  const told = await results();
  expect(told.recommend).toMatchObject({ asked: 3, answered: 3, histogram: { '0': 1, '9': 1, '10': 1 } });
  expect(told.recommend?.measures).toMatchObject([{ id: 'nps', n: 3, unit: 'score', range: { method: 'adjusted-wald' } }]);
  expect(told.easy).toMatchObject({ histogram: { '2': 2, '7': 1 } });
  expect(told.easy?.measures.map(({ id }) => id)).toContain('ces');
  expect(told.waited).toMatchObject({ answered: 3, histogram: {}, figures: { n: 3, least: 15, median: 45, greatest: 120 } });
  expect(told.visited).toMatchObject({ answered: 3, histogram: {}, months: { '2026-10': 1, '2026-11': 2 } });
  expect(told.counter).toMatchObject({ asked: 3, answered: 2, skipped: 1, histogram: { 'hours/poor': 2, 'staff/good': 2 } });
  expect(told.matters?.histogram).toEqual({ 'clear@1': 3, 'quick@2': 2, 'kind@3': 2, 'kind@2': 1, 'quick@3': 1 });
  expect(told.again).toMatchObject({ asked: 3, answered: 2, skipped: 1, histogram: { true: 2 } });
  expect(told.reach).toMatchObject({ asked: 3, answered: 3, histogram: {} });
  expect(told['before-counter']).toMatchObject({ asked: 0, answered: 0, skipped: 0 });
});

test('filtered, figures and months are of those who are left', async () => {
  await ground.send([sent(), sent({ waited: 5, visited: '2026-10-03' }, { language: 'es' })]);
  const told = await results('&language=es');
  expect(told.waited).toMatchObject({ asked: 1, answered: 1, figures: { n: 1, median: 5 } });
  expect(told.visited?.months).toEqual({ '2026-10': 1 });
  expect(told.recommend?.histogram).toEqual({ '0': 1 });
});

test('a correction takes the earlier numbers, days and orders out of the counts', async () => {
  const response = crypto.randomUUID();
  await ground.send([sent({}, { response })]);
  await ground.send([sent({ waited: 5, visited: undefined, matters: undefined }, { response, revision: 2 })]);
  const told = await results();
  expect(told.waited?.figures).toEqual({ n: 1, least: 5, median: 5, greatest: 5 });
  expect(told.visited).toMatchObject({ answered: 0, months: {} });
  expect(told.matters?.histogram).toEqual({});
});

test('numbers and days are kept whole beside what is counted of them', async () => {
  await ground.send([sent({ waited: 599 })]);
  const [response] = await ground.context.store.responses.latest(ground.agency, 1);
  expect(response?.answers).toContainEqual({ question: 'waited', value: '599' });
  expect(response?.answers).toContainEqual({ question: 'visited', value: '2026-11-20' });
});

test.each([
  ['recommend', 11],
  ['recommend', -1],
  ['easy', 0],
  ['waited', 601],
  ['waited', 1.5],
  ['waited', '45'],
  ['visited', '2026-02-30'],
  ['counter', { hours: 'great' }],
  ['counter', { roof: 'poor' }],
  ['matters', ['clear', 'quick']],
  ['matters', ['clear', 'clear', 'quick']],
  ['reach', { name: 'Ada' }],
  ['reach', { email: 'ada at home' }],
  ['reach', { fax: '1' }],
  ['again', 'true'],
  ['before-counter', 'read'],
])('%s: %j is refused', async (question, value) => {
  const { results: replies } = await ground.send([sent({ [question]: value })]);
  expect(replies).toMatchObject([{ status: 'rejected', reason: 'answer-invalid' }]);
});

const everywhere = async (): Promise<string> => {
  const { store } = ground.context;
  const [response] = await store.responses.latest(ground.agency, 1);
  const listed = await store.cases.list(ground.agency, { limit: 5 });
  return JSON.stringify([response, listed, await results(), ground.logged()]);
};

test('contact details are on the case alone: in no list, no response, no result and no line of the log', async () => {
  await ground.send([sent()]);
  const { items } = await ground.context.store.cases.list(ground.agency, { limit: 5 });
  expect(items).toHaveLength(1);
  expect(await ground.context.store.cases.get(ground.agency, items[0]!.id)).toMatchObject({ kind: 'person', contact });
  for (const said of Object.values(contact)) expect(await everywhere()).not.toContain(said);
});

test('a key that reads cases is not told whom to reach', async () => {
  await ground.send([sent()]);
  const [{ id } = { id: '' }] = (await ground.context.store.cases.list(ground.agency, { limit: 1 })).items;
  const key = await ground.key('secret', { scopes: ['cases'] });
  const reply = await ground.app.inject({ url: `/v1/cases/${id}`, headers: { authorization: `Bearer ${key}` } });
  expect(reply.statusCode).toBe(200);
  expect(reply.json<CaseDetail>()).not.toHaveProperty('contact');
});

test('contact details that no case would show are not kept: where nothing is wrong, and of a test', async () => {
  const response = crypto.randomUUID();
  await ground.send([sent({}, { response })]);
  const [{ id } = { id: '' }] = (await ground.context.store.cases.list(ground.agency, { limit: 1 })).items;
  // Corrected to a good experience: the question is no longer due, and what it held goes.
  await ground.send([sent({ satisfaction: 5 }, { response, revision: 2 })]);
  expect(await ground.context.store.cases.get(ground.agency, id)).not.toHaveProperty('contact');
  await ground.send([sent({}, { test: true })]);
  expect(JSON.stringify(await ground.context.store.cases.list(ground.agency, { limit: 5 }))).not.toContain('ada@');
});

interface Page {
  status: number;
  html: string;
  location: string;
}

/** The form of a page as a browser would send it: hidden fields, and what is chosen or written. */
const fieldsIn = (html: string): URLSearchParams => {
  const fields = new URLSearchParams();
  for (const [tag] of html.matchAll(/<input\b[^>]*>/g)) {
    const attribute = (name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1]?.replaceAll('&amp;', '&') ?? '';
    if (!/ type="(radio|checkbox)"/.test(tag) || / checked/.test(tag)) fields.append(attribute('name'), attribute('value'));
  }
  for (const [, name = '', text = ''] of html.matchAll(/<textarea[^>]* name="([^"]*)"[^>]*>([\s\S]*?)<\/textarea>/g))
    fields.append(name, text);
  return fields;
};

const address = () => `/s/${ground.agency}/every-kind`;
const open = async (): Promise<Page> => {
  const { statusCode, body } = await ground.app.inject({ url: address() });
  return { status: statusCode, html: body, location: '' };
};
async function press({ html }: Page, written: Record<string, string | string[]> = {}, go = 'next'): Promise<Page> {
  const fields = fieldsIn(html);
  for (const [name, value] of Object.entries(written)) {
    fields.delete(name);
    for (const each of [value].flat()) fields.append(name, each);
  }
  fields.set('~go', go);
  const { statusCode, body, headers } = await ground.app.inject({
    method: 'POST',
    url: address(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: fields.toString(),
  });
  return { status: statusCode, html: body, location: String(headers.location ?? '') };
}

/** What a person writes into the plain form, step by step. */
const written: readonly Record<string, string | string[]>[] = [
  { satisfaction: '1' },
  { wrong: ['wait', 'other'], 'wrong~other': 'The lift' },
  { why: 'Nobody was there' },
  { 'reach~name': 'Ada Park', 'reach~email': 'ada@example.org', 'reach~phone': '+44 1632 960 001' },
  {},
  { easy: '2' },
  { done: 'no' },
  { waited: '٤٥' },
  { 'visited~day': '20', 'visited~month': '11', 'visited~year': '2026' },
  { 'counter~hours': 'poor', 'counter~staff': 'good' },
  {},
  { recommend: '0' },
  { again: 'true' },
  { age: '65-over' },
];

test('without a script: every kind is answered step by step, and comes out as the widget would have sent it', async () => {
  let page = await open();
  for (const [step, fields] of written.entries()) {
    expect([step, page.status]).toEqual([step, 200]);
    expect(page.html, `step ${step}`).not.toContain('style="');
    if (page.html.includes('move:clear:up')) {
      page = await press(page, {}, 'move:clear:up');
      page = await press(page, {}, 'move:clear:up');
    }
    page = await press(page, fields);
  }
  // What names somebody is read once more before it leaves; changed, it is read again.
  expect(page.html).toContain('<h2 id="review"');
  page = await press(page, {}, 'change:reach');
  expect(page.html).toContain('value="+44 1632 960 001"');
  for (const fields of [{ 'reach~phone': '+44 1632 960 002' }, ...written.slice(4)]) page = await press(page, fields);
  expect(page.html).toContain('<bdi class="quote">+44 1632 960 002</bdi>');
  page = await press(page);
  expect(page.status).toBe(303);
  const told = await results();
  expect(told.waited?.figures).toMatchObject({ n: 1, median: 45 });
  expect(told.visited?.months).toEqual({ '2026-11': 1 });
  expect(told.counter?.histogram).toEqual({ 'hours/poor': 1, 'staff/good': 1 });
  expect(told.matters?.histogram).toEqual({ 'clear@1': 1, 'quick@2': 1, 'kind@3': 1 });
  expect(told.recommend?.histogram).toEqual({ '0': 1 });
  expect(told.again?.histogram).toEqual({ true: 1 });
  const [{ id } = { id: '' }] = (await ground.context.store.cases.list(ground.agency, { limit: 1 })).items;
  expect(await ground.context.store.cases.get(ground.agency, id)).toMatchObject({
    contact: { ...contact, phone: '+44 1632 960 002' },
  });
});

test('without a script: what is wrong stays on the page as it was typed, with the sentence that says so', async () => {
  let page = await open();
  for (const fields of written.slice(0, 3)) page = await press(page, fields);
  expect(page.html).not.toContain('No personal details');
  const reach = await press(page, { 'reach~email': 'ada at home' });
  expect(reach.status).toBe(422);
  expect(reach.html).toContain('value="ada at home"');
  page = await press(reach, written[3]);
  for (const fields of written.slice(4, 7)) page = await press(page, fields);
  const waited = await press(page, { waited: 'a while' });
  expect([waited.status, waited.html.includes('value="a while"'), waited.html.includes('aria-invalid')]).toEqual([422, true, true]);
  const visited = await press(await press(waited, { waited: '7' }), { 'visited~day': '31', 'visited~month': '2', 'visited~year': '2026' });
  expect([visited.status, visited.html.includes('value="31"'), visited.html.includes('value="2026"')]).toEqual([422, true, true]);
});

test('without a script: too many ticks are explained, not blocked', async () => {
  const page = await press(await open(), { satisfaction: '1' });
  expect(page.html).toContain('id="q-note"');
  const many = await press(page, { wrong: ['wait', 'rude', 'closed'] });
  expect(many.status).toBe(422);
  expect(fieldsIn(many.html).getAll('wrong')).toEqual(['wait', 'rude', 'closed']);
});

test('without a script: finished early, contact details are read first, and what was answered so far is sent', async () => {
  let page = await open();
  for (const fields of written.slice(0, 4)) page = await press(page, fields);
  page = await press(page, {}, 'early');
  expect(page.html).toContain('name="~go" value="early" class="primary"');
  expect(await press(page, {}, 'early')).toMatchObject({ status: 303 });
  expect(await ground.context.store.responses.latest(ground.agency, 1)).toMatchObject([{ complete: false }]);
});

test('without a script: an order that nobody moved is no answer', async () => {
  let page = await open();
  for (const fields of written) page = await press(page, fields);
  expect(await press(page)).toMatchObject({ status: 303 });
  expect((await results()).matters).toMatchObject({ asked: 1, answered: 0, skipped: 1 });
});
