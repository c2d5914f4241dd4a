import { Survey } from '@earshot/model';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { aGround, type Ground, NOW, ORIGIN, permitSurvey } from '../../test/ground.ts';

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

const offers = (headers: Record<string, string> = { origin: ORIGIN }) =>
  ground.app.inject({ url: `/v1/sites/${ground.pk}/surveys`, headers });

test('says what a site offers, for at most five minutes', async () => {
  const reply = await offers();
  expect(reply.json()).toMatchObject({
    agency: ground.agency,
    surveys: [{ id: 'permit-done', version: 1, state: 'live', languages: ['en', 'es'], source: 'en', offer: { mode: 'inline' } }],
  });
  expect(reply.headers['access-control-allow-origin']).toBe('*');
  expect(Number(/max-age=(\d+)/.exec(String(reply.headers['cache-control']))?.[1])).toBeLessThanOrEqual(300);
});

test('answers 304 to a page that has it, and anew once a survey is paused', async () => {
  const etag = String((await offers()).headers.etag);
  expect((await offers({ 'if-none-match': etag })).statusCode).toBe(304);
  await ground.context.store.surveys.setState(ground.agency, 'permit-done', 'paused');
  const changed = await offers({ 'if-none-match': etag });
  expect(changed.statusCode).toBe(200);
  expect(changed.json().surveys[0].state).toBe('paused');
});

test('a survey past its end is closed without anybody closing it', async () => {
  await ground.context.store.surveys.publish(
    ground.agency,
    Survey.parse({ ...permitSurvey, closes: '2026-11-22T09:00:00Z' }),
    'second',
    NOW,
  );
  expect((await offers()).json().surveys[0]).toMatchObject({ version: 2, state: 'closed' });
});

test('a survey that has not opened yet is paused, in the list and by itself', async () => {
  const early = Survey.parse({ ...permitSurvey, opens: '2026-11-23T09:00:00Z' });
  await ground.context.store.surveys.publish(ground.agency, early, 'second', NOW);
  expect((await offers()).json().surveys[0].state).toBe('paused');
  expect((await ground.app.inject(`/v1/surveys/${ground.agency}/permit-done`)).json().state).toBe('paused');
});

test('hands on when and where never to ask', async () => {
  const offer = { where: ['/*'], never: ['/pay/*'], after: { touchpoint: 'service.completed', click: '#done', seconds: 10 } };
  await ground.context.store.surveys.publish(ground.agency, Survey.parse({ ...permitSurvey, offer }), 'second', NOW);
  expect((await offers()).json().surveys[0].offer).toMatchObject(offer);
});

test('a page of a listed origin lights the light; of another origin, it says which', async () => {
  const signal = () => ground.context.store.sites.signal(ground.agency, ground.keyId);
  await offers({});
  expect((await signal()).state).toBe('waiting');
  await offers();
  await expect.poll(signal).toMatchObject({ state: 'receiving', origin: ORIGIN });
  ground.at(NOW + 60_000);
  await offers({ origin: 'https://other.city.gov' });
  await expect.poll(signal).toMatchObject({ state: 'stopped', reason: 'origin-not-allowed', origin: 'https://other.city.gov' });
});

test('refuses an unknown, a revoked and a secret key', async () => {
  const ask = async (key: string) => (await ground.app.inject(`/v1/sites/${key}/surveys`)).json().code;
  expect(await ask(`pk_${ground.agency}_00000000000000000000`)).toBe('key.unknown');
  expect(await ask(ground.sk)).toBe('key.unknown');
  await ground.context.store.sites.revokeKey(ground.agency, ground.keyId, NOW);
  expect(await ask(ground.pk)).toBe('key.revoked');
});

test('says a survey in one language with its interface, under a strong tag', async () => {
  const reply = await ground.app.inject(`/v1/surveys/${ground.agency}/permit-done?lang=es`);
  const said = reply.json();
  expect(said).toMatchObject({ language: 'es', direction: 'ltr', title: { text: 'Your permit', lang: 'en' } });
  expect(said.questions[0].prompt).toBe('¿Qué tal?');
  expect(Object.keys(said.strings).length).toBeGreaterThan(10);
  expect(reply.headers.etag).toMatch(/^"[\w-]+"$/);
  const again = await ground.app.inject({
    url: `/v1/surveys/${ground.agency}/permit-done?lang=es`,
    headers: { 'if-none-match': String(reply.headers.etag) },
  });
  expect([again.statusCode, again.body]).toEqual([304, '']);
});

test('takes the first of the wanted languages that the survey has', async () => {
  const language = async (lang: string) =>
    (await ground.app.inject(`/v1/surveys/${ground.agency}/permit-done?lang=${lang}`)).json().language;
  expect([await language('fr,es-MX,en'), await language(',en,es'), await language(',,')]).toEqual(['es', 'en', 'en']);
});

test('falls back to the source for a language it does not have', async () => {
  for (const lang of ['fr', 'x', '%00', 'en&lang=es']) {
    expect((await ground.app.inject(`/v1/surveys/${ground.agency}/permit-done?lang=${lang}`)).json().language).toBe('en');
  }
});

test('an unknown agency or survey is a 404 that a page can read', async () => {
  const survey = await ground.app.inject(`/v1/surveys/${ground.agency}/no-such`);
  expect([survey.statusCode, survey.json().code, survey.headers['access-control-allow-origin']]).toEqual([404, 'survey.unknown', '*']);
  expect((await ground.app.inject('/v1/surveys/village/permit-done')).json().code).toBe('agency.unknown');
});
