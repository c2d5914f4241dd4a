import { startServer, type TestServer } from '@earshot/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, createClient, isRefusedError, type LiveEvent } from '../src/index.ts';
import { createSender } from '../src/send/index.ts';
import { anAnswer } from './an-event.ts';

let server: TestServer;
let client: Client;
beforeAll(async () => {
  server = await startServer();
  client = createClient({ url: server.url, key: server.secretKey });
});
afterAll(() => server.close());

const today = new Date().toISOString().slice(0, 10);
const answer = {
  survey: 'parking-permit-done',
  version: 1,
  language: 'en',
  channel: 'kiosk',
  complete: true,
  answers: [
    { question: 'satisfaction', value: 1 },
    { question: 'why', value: 'The queue was far too long.' },
  ],
} as const;
/** The refusal a promise ends in, by its code. */
const codeOf = (promise: Promise<unknown>) =>
  promise.then(String, (error: unknown) => (isRefusedError(error) ? error.code : String(error)));

test('saves an answer and hears of it live, then reads it as numbers, words and a case', async () => {
  const heard: LiveEvent[] = [];
  let saved: Promise<unknown> | undefined;
  for await (const event of client.live()) {
    heard.push(event);
    if (event.type === 'hello') saved = client.responses.save({ ...answer, answers: [...answer.answers] });
    if (heard.some(({ type }) => type === 'counts') && heard.some(({ type }) => type === 'case')) break;
  }
  expect(await saved).toMatchObject({ status: 'stored' });

  const results = await client.results.get({ survey: answer.survey, from: today, to: today, by: 'day' });
  expect(results.questions.find(({ id }) => id === 'satisfaction')?.histogram).toMatchObject({ 1: 1 });
  expect((await client.comments.list({ q: 'queue' })).items).toMatchObject([{ text: 'The queue was far too long.', score: 1 }]);
  const [found] = (await client.cases.list({ state: 'active' })).items;
  const moved = await client.cases.update(found!.id, { state: 'in-review', note: 'Called back.' });
  expect(moved).toMatchObject({ state: 'in-review' });
  expect((await client.cases.get(found!.id)).history.length).toBeGreaterThan(1);
});

test('a correction replaces the answer, and the same event twice is a duplicate', async () => {
  const first = await client.responses.save({ ...answer, answers: [{ question: 'satisfaction', value: 5 }] }, { id: 'kiosk-1' });
  const body = { ...answer, response: first.response, answers: [{ question: 'satisfaction', value: 5 }] };
  expect((await client.responses.save(body, { id: 'kiosk-1' })).status).toBe('duplicate');
  expect((await client.responses.save({ ...body, revision: 2, answers: [{ question: 'satisfaction', value: 4 }] })).status).toBe('stored');
});

test('what the server rejects is thrown with its reason', async () => {
  expect(await codeOf(client.responses.save({ ...answer, survey: 'no-such-survey', answers: [] }))).toBe('unknown-survey');
  expect(await codeOf(client.scores.record({ measure: 'no-such', value: 1, service: 'parking-permit', channel: 'phone' }))).toBe(
    'unknown-measure',
  );
  expect(await codeOf(client.cases.get('nothing'))).toBe('case.unknown');
  expect(await codeOf(createClient({ url: server.url, key: `sk_${server.agency}_${'0'.repeat(40)}` }).users.list())).toBe('key.unknown');
});

test('records scores of other systems, and one bad row stops no other', async () => {
  const score = { measure: 'csat.stars5', value: 4, service: 'parking-permit', channel: 'phone' } as const;
  expect(await client.scores.record(score, { id: 'call-1' })).toMatchObject({ id: 'call-1', status: 'stored' });
  const rows = await client.scores.recordAll([{ data: score }, { data: { ...score, value: 99 } }, { id: 'call-1', data: score }]);
  expect(rows.map(({ status }) => status)).toEqual(['stored', 'rejected', 'duplicate']);
});

test('reads a survey as a page does, lists them, and pauses one', async () => {
  const said = await client.surveys.get(answer.survey, { language: 'en' });
  expect(said).toMatchObject({ agency: server.agency, state: 'live', language: 'en' });
  expect(said.strings['button.send']).toBe('Send');
  expect(await client.surveys.list()).toMatchObject([{ url: `${server.url}/s/${server.agency}/${answer.survey}`, version: 1 }]);
  await client.surveys.setState(answer.survey, 'paused');
  expect((await client.surveys.list())[0]?.state).toBe('paused');
  await client.surveys.setState(answer.survey, 'live');
  expect(await client.surveys.deleteTests(answer.survey)).toBe(0);
});

test('an admin adds a site and a colleague', async () => {
  const { id, key } = await client.sites.add({ site: 'library', origin: 'https://library.city.example' });
  expect((await client.sites.list()).map((each) => each.id)).toContain(id);
  expect((await client.sites.offers(server.publishableKey)).surveys[0]?.id).toBe(answer.survey);
  expect((await client.sites.signal('library', id)).state).toBe('waiting');
  await client.sites.revoke('library', id);
  expect(await codeOf(client.sites.offers(key))).toBe('key.revoked');
  const user = { email: 'bo@port-ellery.example', name: 'Bo', role: 'analyst', password: 'a harbour at low tide' } as const;
  expect(await client.users.add(user)).toMatchObject({ email: user.email, role: 'analyst' });
  expect((await client.users.list()).length).toBe(2);
  expect(await codeOf(client.users.add(user))).toBe('staff.exists');
});

test('signing in names the person and the agency; without the cookie nobody is signed in', async () => {
  const page = createClient({ url: server.url });
  const { email, password } = server.user;
  expect(await page.session.signIn({ email, password })).toMatchObject({ user: { email }, agency: { id: server.agency } });
  expect(await codeOf(page.session.signIn({ email, password: 'wrong' }))).toBe('staff.wrong-password');
  expect(await page.session.current()).toBeNull();
  expect(await page.setup.isOpen()).toBe(false);
});

test('the sender of the widget is believed by the real server', async () => {
  const states: string[] = [];
  const sender = createSender({ url: server.url, key: server.publishableKey, onState: (_, state) => states.push(state) });
  expect(await sender.send(anAnswer(), { keep: true })).toBe('sent');
  expect(states).toEqual(['sending', 'sent']);
});
