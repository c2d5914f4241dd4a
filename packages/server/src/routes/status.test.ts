import { Survey } from '@earshot/model';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { aGround, type Ground, NOW, permitSurvey, saved } from '../../test/ground.ts';

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

const why = 'The desk was closed all day';
const complaint = () =>
  saved([
    { question: 'satisfaction', value: 1 },
    { question: 'why', value: why },
  ]);
const open = async (token: string, query = '') => {
  const { statusCode, body, headers } = await ground.app.inject({ url: `/status/${token}${query}` });
  return { status: statusCode, html: body, headers };
};
const ana = { email: 'ana@city.gov', name: 'Ana' };
const opened = async () => {
  const { results } = await ground.send([complaint()]);
  return results[0]!.case!;
};

test('whoever opened a case of their own is told its reference, and a token of its page', async () => {
  const { reference, token } = await opened();
  expect(await ground.context.store.cases.get(ground.agency, reference)).toMatchObject({ kind: 'person' });
  expect(token.startsWith(`${ground.agency}.`)).toBe(true);
});

test('told again when the same answer is sent again, because the first reply may have been lost', async () => {
  const answer = complaint();
  const [first] = (await ground.send([answer])).results;
  const [second] = (await ground.send([answer])).results;
  expect(second).toEqual({ ...first, status: 'duplicate' });
});

test('an answer that opened nothing of its own has no reference: a good one, one without words, a test, a rejected one', async () => {
  const { results } = await ground.send([
    saved([{ question: 'satisfaction', value: 5 }]),
    saved([{ question: 'satisfaction', value: 1 }]),
    saved(
      [
        { question: 'satisfaction', value: 1 },
        { question: 'why', value: why },
      ],
      { test: true },
    ),
    saved([{ question: 'unknown', value: 1 }]),
  ]);
  expect(results.map(({ status }) => status)).toEqual(['stored', 'stored', 'stored', 'rejected']);
  expect(results.filter((result) => 'case' in result)).toEqual([]);
});

test('the page says where the case stands, in the agency’s days, and nothing that was written', async () => {
  const { reference, token } = await opened();
  const { status, html, headers } = await open(token);
  expect(status).toBe(200);
  expect(html).toContain(`What happens with ${reference}`);
  expect(html).toContain('Nobody has looked into it yet');
  // Sunday in New York; two working days on.
  expect(html).toContain('Sunday, November 22, 2026');
  expect(html).toContain('Tuesday, November 24, 2026');
  expect(html).toContain('Someone at The City will look into what went wrong.');
  expect(html).not.toContain('desk was closed');
  expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' });
  expect(headers['content-security-policy']).toContain("default-src 'none'");
  expect(html).not.toContain('<script');
});

test('the page follows the case, and says when it is late and how it ended', async () => {
  const { reference, token } = await opened();
  ground.at(NOW + 9 * 86_400_000);
  expect((await open(token)).html).toContain('takes longer than it should');
  const { cases } = ground.context.store;
  await cases.change(ground.agency, reference, { state: 'in-review', note: 'She is right', owner: ana.email }, ana, NOW);
  const inReview = await open(token);
  expect(inReview.html).toContain('Somebody is looking into it');
  expect(inReview.html).not.toMatch(/Ana|She is right|ana@/);
  await cases.change(ground.agency, reference, { state: 'resolved', outcome: 'put-right' }, ana, NOW);
  const { html } = await open(token);
  expect(html).toContain('We have put it right');
  expect(html).toContain('Closed on');
  expect(html).not.toContain('We act on it by');
});

test('the page speaks the language of the survey that is asked for', async () => {
  const { token } = await opened();
  const { html } = await open(token, '?lang=es');
  expect(html).toContain('<html lang="es"');
  expect(html).toContain('Todavía no lo ha revisado nadie');
});

test('what happens next and where else help is are the survey’s own, with links to this site or over https alone', async () => {
  const thanks = {
    next: { en: 'We call you back within two days.' },
    links: [
      { label: { en: 'Ombudsman' }, url: 'https://ombudsman.gov/complain' },
      { label: { en: 'Our promise' }, url: '/promise' },
    ],
  };
  for (const url of ['http://plain.gov', 'javascript:alert(1)', '//elsewhere.gov', '/\\elsewhere.gov', 'mailto:a@b.gov'])
    expect(Survey.safeParse({ ...permitSurvey, thanks: { links: [{ label: { en: 'x' }, url }] } }).success, url).toBe(false);
  await ground.context.store.surveys.publish(ground.agency, Survey.parse({ ...permitSurvey, thanks }), 'second', NOW);
  const { html } = await open((await opened()).token);
  expect(html).toContain('We call you back within two days.');
  expect(html).toContain('href="https://ombudsman.gov/complain"');
  expect(html).toContain('href="/promise"');
});

test('a token that is not ours finds nothing, and says how to ask all the same', async () => {
  const { reference, token } = await opened();
  const cut = token.slice(0, -1);
  const other = await server.fresh();
  const moved = token.replace(`${ground.agency}.`, `${other.agency}.`);
  for (const wrong of [reference, cut, `${cut}${token.endsWith('A') ? 'Q' : 'A'}`, moved, 'x', `${ground.agency}.${reference.slice(2)}-`]) {
    const { status, html } = await open(wrong);
    expect(status).toBe(404);
    expect(html).toContain('There is nothing at this address');
  }
});
