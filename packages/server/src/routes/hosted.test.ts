import { readFileSync } from 'node:fs';
import { Agency, Survey } from '@earshot/model';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { aGround, anEvent, type Ground, NOW } from '../../test/ground.ts';
import { takeEvents } from '../intake.ts';

const city = new URL('../../../../examples/city/', import.meta.url);
const read = (file: string) => JSON.parse(readFileSync(new URL(file, city), 'utf8'));

let ground: Ground;
let agencies = 0;
let agency: string;
beforeAll(async () => {
  ground = await aGround();
});
afterAll(async () => {
  await ground[Symbol.asyncDispose]();
});
beforeEach(async () => {
  ground.at(NOW);
  agency = `ellery-${agencies++}`;
  await ground.context.store.agencies.put(Agency.parse({ ...read('agency.json'), id: agency }));
  await publish({});
});

const publish = (change: object) =>
  ground.context.store.surveys.publish(
    agency,
    Survey.parse({ ...read('surveys/parking-permit-done.json'), ...change }),
    JSON.stringify(change),
    NOW,
  );
const address = () => `/s/${agency}/parking-permit-done`;

interface Page {
  status: number;
  html: string;
  headers: Record<string, unknown>;
  title: string;
  heading: string;
  /** Everything a browser would send back, the chosen controls too. */
  fields: URLSearchParams;
  has(text: string | RegExp): boolean;
}

const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };
const decode = (text: string) => text.replace(/&(amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? entity);
const textOf = (html: string) => decode(html.replace(/<[^>]+>/g, ''));

function pageOf({ statusCode, body, headers }: { statusCode: number; body: string; headers: Record<string, unknown> }): Page {
  const fields = new URLSearchParams();
  for (const [tag] of body.matchAll(/<input\b[^>]*>/g)) {
    const attribute = (name: string) => decode(new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '');
    const isSent = !/ type="(radio|checkbox)"/.test(tag) || / checked/.test(tag);
    if (isSent) fields.append(attribute('name'), attribute('value'));
  }
  for (const [, name = '', text = ''] of body.matchAll(/<textarea[^>]* name="([^"]*)"[^>]*>([\s\S]*?)<\/textarea>/g))
    fields.append(name, decode(text));
  const inside = (tag: string) => textOf(new RegExp(`<${tag}[^>]*>([\\s\\S]*?)</${tag}>`).exec(body)?.[1] ?? '');
  return {
    status: statusCode,
    html: body,
    headers,
    title: inside('title'),
    heading: inside('h1'),
    fields,
    has: (text) => (typeof text === 'string' ? textOf(body).includes(text) : text.test(body)),
  };
}

const open = async (query = '') => pageOf(await ground.app.inject({ url: `${address()}${query}` }));
/** Presses a button with these answers put in. */
async function press(from: Page, answers: Record<string, string | string[]> = {}, go = 'next') {
  const fields = new URLSearchParams(from.fields);
  for (const [name, value] of Object.entries(answers)) {
    fields.delete(name);
    for (const each of [value].flat()) fields.append(name, each);
  }
  fields.set('~go', go);
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  return pageOf(await ground.app.inject({ method: 'POST', url: address(), headers, payload: fields.toString() }));
}
/** Of a request that the agency's own system told of. */
const aToken = async (): Promise<string> => {
  const data = { kind: 'request.submitted', service: 'parking-permit', reference: 'PP-2026-0042' };
  const { results } = await takeEvents(ground.context, { agency, kind: 'secret' }, [anEvent('earshot.touchpoint.recorded', data)]);
  return results[0]!.token!;
};
const stored = async () => {
  const all = await ground.context.store.responses.latest(agency, 10);
  return all.map(({ revision, language, channel, complete, test: isTest, answers, comments }) => ({
    revision,
    language,
    channel,
    complete,
    isTest,
    answers,
    comments,
  }));
};

test('takes a whole answer in Spanish, with the questions a low score brings', async () => {
  const first = await open('?lang=es');
  expect(first.html).toContain('<html lang="es" dir="ltr">');
  expect(first.title).toBe('Su permiso de aparcamiento – Ayuntamiento de Port Ellery');
  const second = await press(first, { satisfaction: '2' });
  expect(second.has('¿Qué ha fallado?')).toBe(true);
  const third = await press(second, { wrong: ['website', 'other'], 'wrong~other': 'El horario' });
  expect(third.has('Enviar')).toBe(true);
  const done = await press(third, { why: 'La página no guardó mis documentos.\r\nDos veces.' });
  expect(done.status).toBe(303);
  expect(done.headers.location).toMatch(/^\?lang=es&sent=low&case=/);

  expect(await stored()).toMatchObject([{ revision: 1, language: 'es', channel: 'web', complete: true, isTest: false }]);
  const [response] = await stored();
  expect(response?.answers).toEqual(
    expect.arrayContaining([
      { question: 'satisfaction', value: '2' },
      { question: 'wrong', value: 'website' },
      { question: 'wrong', value: 'other' },
    ]),
  );
  expect(response?.comments).toContainEqual({ question: 'why', text: 'La página no guardó mis documentos.\nDos veces.' });
  expect((await ground.context.store.cases.list(agency, { limit: 5 })).items).toHaveLength(1);

  const thanks = await open(String(done.headers.location));
  expect(thanks.heading).toMatch(/gracias/i);
  expect(thanks.html).toContain('href="tel:+441632960114"');
  const [opened] = (await ground.context.store.cases.list(agency, { limit: 5 })).items;
  expect(thanks.has(opened!.id)).toBe(true);
  const [, status = ''] = /href="(\/status\/[^"]*)"/.exec(thanks.html) ?? [];
  expect((await ground.app.inject({ url: decode(status) })).body).toContain('<html lang="es"');
  expect((await open('?lang=es&sent=low&case=ellery-0.AAAAAAAA-AAAAAAAAAAAAAAAAAAAAAA')).has('AAAAAAAA')).toBe(false);
});

test('asks nobody who is satisfied what went wrong', async () => {
  const second = await press(await open(), { satisfaction: '5' });
  expect(second.has('What went wrong?')).toBe(false);
  const done = await press(second);
  expect(done.headers.location).toBe('?lang=en&sent=1');
  const counted = await ground.context.store.counts.read(agency, 'parking-permit-done', { from: 20261101, to: 20261201 });
  expect(counted).toContainEqual(expect.objectContaining({ question: 'why', value: '~skipped', n: 1 }));
  expect(counted.some(({ question }) => question === 'wrong')).toBe(false);
});

test('says what is missing, where, and in the title', async () => {
  const wrong = await press(await open());
  expect(wrong.status).toBe(422);
  expect(wrong.title).toMatch(/^Error: Your parking permit/);
  expect(wrong.html).toMatch(/role="alert"[\s\S]*href="#q-1"/);
  expect(wrong.html).toMatch(/<input[^>]* id="q-1"/);
  expect((await press(wrong, { satisfaction: '4' })).has('improve this service')).toBe(true);
});

test('keeps a text that is too long, and says by how much', async () => {
  const text = 'é'.repeat(1201);
  const wrong = await press(await press(await open(), { satisfaction: '4' }), { why: text });
  expect(wrong.status).toBe(422);
  expect(wrong.has('1 character too long')).toBe(true);
  expect(wrong.fields.get('why')).toBe(text);
  expect(await stored()).toEqual([]);
});

test('finishing early sends what was answered so far, says so, and the bad experience still reaches somebody', async () => {
  const second = await press(await open(), { satisfaction: '1' });
  expect(second.has('Finish here and send')).toBe(true);
  const done = await press(second, { wrong: ['other'], 'wrong~other': 'The form lost my answers twice' }, 'early');
  expect(done.headers.location).toMatch(/sent=low/);
  expect(await stored()).toMatchObject([
    { revision: 1, complete: false, answers: expect.arrayContaining([{ question: 'satisfaction', value: '1' }]) },
  ]);
  expect((await ground.context.store.cases.list(agency, { limit: 5 })).items).toMatchObject([{ kind: 'person' }]);
  // Whoever goes back after all and answers the rest corrects it.
  await press(await press(second, { wrong: ['other'], 'wrong~other': 'The form lost my answers twice' }), { why: 'And nobody answered' });
  expect(await stored()).toMatchObject([{ revision: 2, complete: true }]);
});

test('finishing early keeps a text that is too long on the page', async () => {
  const third = await press(await press(await open(), { satisfaction: '1' }), { wrong: 'wait' });
  const text = 'é'.repeat(1201);
  // Over the limit, back, and then finished from the question before.
  const back = await press(third, { why: text }, 'back');
  const wrong = await press(back, {}, 'early');
  expect(wrong.status).toBe(422);
  expect(wrong.fields.get('why')).toBe(text);
});

test('an answer that need not be given can be taken back, and one that is preferred not to be said is left', async () => {
  const age = {
    id: 'age',
    kind: 'choice',
    segment: 'age-band',
    prompt: { en: 'How old are you?' },
    hint: { en: 'To see whether it works for all' },
    options: [
      { id: 'young', label: { en: 'Under 25' } },
      { id: 'older', label: { en: '25 or older' } },
    ],
  };
  const paid = {
    ...age,
    id: 'paid',
    segment: undefined,
    ratherNot: true,
    required: true,
    prompt: { en: 'Did you pay by yourself?' },
  };
  const [satisfaction] = read('surveys/parking-permit-done.json').questions;
  await publish({ questions: [satisfaction, paid, age] });
  const second = await press(await open(), { satisfaction: '5' });
  expect(second.has('Prefer not to say')).toBe(true);
  expect((await press(second)).status).toBe(422);
  const third = await press(second, { paid: '~ratherNot' });
  const again = await press(await press(third, { age: 'young' }, 'back'));
  expect(again.has('Clear this answer')).toBe(true);
  expect((await press(again, {}, 'clear')).fields.has('age')).toBe(false);
  expect((await press(again, { age: '~ratherNot' })).status).toBe(303);
  expect(await stored()).toMatchObject([{ complete: true, answers: [{ question: 'satisfaction', value: '5' }] }]);
  const counted = await ground.context.store.counts.read(agency, 'parking-permit-done', { from: 20261101, to: 20261201 });
  for (const question of ['paid', 'age']) expect(counted).toContainEqual(expect.objectContaining({ question, value: '~skipped', n: 1 }));
});

test('goes back with everything still there, and forgets what is no longer asked', async () => {
  const third = await press(await press(await open(), { satisfaction: '1' }), { wrong: ['wait', 'other'], 'wrong~other': 'The queue' });
  const again = await press(third, { why: 'Half a thought' }, 'back');
  expect(again.fields.getAll('wrong')).toEqual(['wait', 'other']);
  expect(again.fields.get('wrong~other')).toBe('The queue');
  const first = await press(again, {}, 'back');
  expect(first.fields.get('satisfaction')).toBe('1');
  const last = await press(first, { satisfaction: '5' });
  expect(last.fields.get('why')).toBe('Half a thought');
  expect((await press(last)).status).toBe(303);
  expect((await stored())[0]?.answers.filter(({ question }) => question === 'wrong')).toEqual([]);
});

test('changes the language in the middle without losing an answer or the place', async () => {
  const second = await press(await open('?lang=es'), { satisfaction: '2' });
  const arabic = await press(second, { wrong: ['wait'] }, 'language:ar');
  expect(arabic.html).toContain('<html lang="ar" dir="rtl">');
  expect(arabic.fields.getAll('wrong')).toEqual(['wait']);
  expect(arabic.fields.get('satisfaction')).toBe('2');
  expect((await press(await press(arabic))).status).toBe(303);
  expect((await stored())[0]?.language).toBe('ar');
});

test('never switches the language for the person, but puts theirs first', async () => {
  const page = pageOf(await ground.app.inject({ url: address(), headers: { 'accept-language': 'pl-PL,pl;q=0.9,en;q=0.5' } }));
  expect(page.html).toContain('<html lang="en" dir="ltr">');
  expect(/value="language:(\w+)"/.exec(page.html)?.[1]).toBe('pl');
});

test('sent twice is one answer; gone back, changed and sent again is a correction', async () => {
  const last = await press(await open(), { satisfaction: '4' });
  await press(last, { why: 'Fine' });
  await press(last, { why: 'Fine' });
  expect(await stored()).toMatchObject([{ revision: 1 }]);
  expect((await press(last, { why: 'Fine, but slow' })).status).toBe(303);
  expect(await stored()).toMatchObject([{ revision: 2, comments: [{ text: 'Fine, but slow' }] }]);
  // Back to the first words: a third revision, not a late first.
  await press(last, { why: 'Fine' });
  expect(await stored()).toMatchObject([{ revision: 3, comments: [{ text: 'Fine' }] }]);
  const books = await ground.context.store.upkeep.books(agency);
  expect(books.received).toBe(books.stored + books.superseded + books.duplicate + books.rejected + books.quarantined);
});

test('sent twice at the same moment is one answer', async () => {
  const last = await press(await open(), { satisfaction: '4' });
  const both = await Promise.all([press(last, { why: 'Fine' }), press(last, { why: 'Fine' })]);
  expect(both.map(({ status }) => status)).toEqual([303, 303]);
  expect(await stored()).toMatchObject([{ revision: 1 }]);
});

test('a form left open for days is shown again with its answers, then taken', async () => {
  const last = await press(await open(), { satisfaction: '4' });
  ground.at(NOW + 3 * 86_400_000);
  const again = await press(last, { why: 'Late' });
  expect(again.status).toBe(422);
  expect(again.title).toMatch(/^Error:/);
  expect(again.fields.get('why')).toBe('Late');
  expect(again.fields.get('satisfaction')).toBe('4');
  expect((await press(again)).status).toBe(303);
  expect(await stored()).toHaveLength(1);
});

test('a seal that is not ours, or for another response, takes nothing and gives a new response', async () => {
  const last = await press(await open(), { satisfaction: '4' });
  const other = await open();
  for (const change of [{ '~token': 'x' }, { '~token': other.fields.get('~token')! }, { '~response': other.fields.get('~response')! }]) {
    const again = await press(last, change);
    expect(again.status).toBe(422);
    expect(again.fields.get('~response')).not.toBe(last.fields.get('~response'));
  }
  expect(await stored()).toEqual([]);
});

test('stays with the version somebody began, when a new one is published meanwhile', async () => {
  const last = await press(await open(), { satisfaction: '4' });
  await publish({ title: { en: 'Your new permit' } });
  expect((await open()).heading).toBe('Your new permit');
  expect((await press(last, { why: '' })).status).toBe(303);
  expect((await ground.context.store.responses.latest(agency, 1))[0]?.version).toBe(1);
});

test('is there under a typed address with a slash at its end, and can be answered there', async () => {
  const url = `${address()}/`;
  const page = pageOf(await ground.app.inject({ url }));
  expect(page.status).toBe(200);
  const sent = await ground.app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: `${page.fields}&satisfaction=5&~go=next`,
  });
  expect(sent.statusCode).toBeLessThan(400);
});

test('says kindly that a survey is paused or closed, and how to reach somebody', async () => {
  const last = await press(await open(), { satisfaction: '4' });
  await ground.context.store.surveys.setState(agency, 'parking-permit-done', 'paused');
  const paused = await open('?lang=es');
  expect(paused.heading).toBe('Esta encuesta está en pausa');
  expect(paused.html).toContain('href="tel:+441632960114"');
  expect((await press(last)).status).toBe(303);
  await ground.context.store.surveys.setState(agency, 'parking-permit-done', 'closed');
  expect((await open()).heading).toBe('This survey is closed');
  expect((await press(last, { why: 'Too late' })).heading).toBe('This survey is closed');
});

test('carries channel, reference and test along, and leaves the reference out when asked to', async () => {
  const token = await aToken();
  const last = await press(await open(`?c=qr&t=${token}&test=1`), { satisfaction: '4' });
  expect(last.has('Test: this answer is not counted')).toBe(true);
  expect(last.has('linked to your request')).toBe(true);
  expect(last.html).toContain('<bdi>PP-2026-0042</bdi>');
  await press(last);
  expect(await stored()).toMatchObject([{ channel: 'qr', isTest: true }]);
  await press(await press(await open(`?c=qr&t=${token}`), { satisfaction: '1' }, 'next').then((page) => press(page)), {
    '~unlinked': '1',
  });
  const cases = (await ground.context.store.cases.list(agency, { limit: 5 })).items;
  expect(cases.map(({ kind, reference }) => ({ kind, reference }))).toEqual([{ kind: 'daily', reference: null }]);
});

test('links an answer to what its token stands for, and says nothing of a link that does not hold', async () => {
  const lastOf = async (reference: string) => press(await press(await open(`?t=${reference}`), { satisfaction: '1' }, 'next'));
  const bad = await lastOf('PP-2026-0042');
  expect(bad.has('linked to your request')).toBe(false);
  await press(bad);
  await press(await lastOf(await aToken()));
  const cases = (await ground.context.store.cases.list(agency, { limit: 5 })).items;
  expect(cases.map(({ kind, reference }) => `${kind} ${reference}`).sort()).toEqual(['daily null', 'person PP-2026-0042']);
});

test('counts somebody who began once, and nobody who only fetched the page', async () => {
  const day = { from: 20261101, to: 20261201 };
  const seen = async () =>
    (await ground.context.store.counts.read(agency, 'parking-permit-done', day)).filter(({ question }) => question === '~seen');
  const first = await open();
  expect(await seen()).toEqual([]);
  const second = await press(first, { satisfaction: '2' });
  await press(second, { wrong: ['wait'] });
  expect((await seen()).find(({ value }) => value === 'opened')?.n).toBe(1);
});

test('runs no script, stores nothing at the reader, is not indexed and not framed', async () => {
  const page = await open();
  expect(page.html).not.toMatch(/<script| style="| on\w+="/);
  expect(page.headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'self'; form-action 'self'/);
  expect(page.headers).toMatchObject({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' });
  expect(page.headers['set-cookie']).toBeUndefined();
  const sheet = await ground.app.inject({ url: /href="(\/hosted\/\w+\.css)"/.exec(page.html)![1]! });
  expect(sheet.statusCode).toBe(200);
  expect(sheet.headers).toMatchObject({
    'content-type': 'text/css; charset=utf-8',
    'cache-control': 'public, max-age=31536000, immutable',
  });
});

test('answers in a page when there is no such survey, or the form is too large', async () => {
  const missing = pageOf(await ground.app.inject({ url: `/s/${agency}/nothing?lang=pl` }));
  expect([missing.status, missing.heading]).toEqual([404, 'Pod tym adresem nie ma ankiety']);
  expect(pageOf(await ground.app.inject({ url: '/s/nobody/nothing?lang=%3Cb%3E' })).heading).toBe('There is no survey at this address');
  const large = await press(await open(), { satisfaction: '4', why: 'x'.repeat(300_000) });
  expect([large.status, large.heading]).toEqual([413, 'Your answer is too long']);
});

test('more forms than a crowd fills in are given back with everything in them, and taken a little later', async () => {
  const first = await open();
  const last = await press(first, { satisfaction: '4' });
  for (let round = 0; round < 8; round++) await Promise.all(Array.from({ length: 50 }, () => press(first, { satisfaction: '4' })));
  const again = await press(last, { why: 'Patience' });
  expect(again.status).toBe(429);
  expect(again.title).toMatch(/^Error:/);
  expect(Number(again.headers['retry-after'])).toBeGreaterThan(0);
  expect(again.fields.get('why')).toBe('Patience');
  ground.at(NOW + 1_000);
  expect((await press(again)).status).toBe(303);
});

test('hostile fields are never markup, never a failure and never more than the survey offers', async () => {
  const first = await open();
  const nasty = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom(
      '"><script>alert(1)</script>',
      '\0',
      '__proto__',
      '-1',
      '1e9',
      'NaN',
      'constructor',
      '\u202e',
      'wait',
      '2',
      'language:',
      'back',
    ),
  );
  const name = fc.constantFrom(
    'satisfaction',
    'wrong',
    'wrong~other',
    'why',
    '~at',
    '~shown',
    '~lang',
    '~version',
    '~go',
    '~c',
    '~t',
    '~seen',
    '__proto__',
    'toString',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(name, nasty), { maxLength: 12 }), async (extra) => {
      const fields = new URLSearchParams(first.fields);
      for (const [key, value] of extra) fields.append(key, value);
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      const reply = await ground.app.inject({ method: 'POST', url: address(), headers, payload: fields.toString() });
      expect([200, 303, 422]).toContain(reply.statusCode);
      expect(reply.body).not.toContain('<script');
    }),
    { numRuns: 60 },
  );
  for (const { answers } of await ground.context.store.responses.latest(agency, 100))
    for (const { question } of answers) expect(['satisfaction', 'wrong', 'why', '~response']).toContain(question);
});

test('wears the look of the survey, from an address that any server can answer', async () => {
  expect((await open()).html).not.toContain('look.css');
  await publish({ look: { theme: 'dsfr', colours: { action: '#ff9900' } } });
  const { html } = await open();
  const [, href = ''] = /<link rel="stylesheet" href="([^"]*look\.css[^"]*)"/.exec(html) ?? [];
  const reply = await ground.app.inject({ url: decode(href) });
  expect(reply.headers['content-type']).toBe('text/css; charset=utf-8');
  expect(reply.body).toContain('--paper:#ffffff');
  expect(reply.body).toContain('--paper:#161616');
  expect(reply.body).toContain('--marine:#a36200');
  expect(html).not.toMatch(/<style|style="/);
  for (const query of ['theme=other', 'action=red', 'paper=%23fff%7D*%7B'])
    expect((await ground.app.inject({ url: `/hosted/look.css?${query}` })).statusCode).toBe(404);
});
