import type { CaseDetail, CasePage, CommentPage, Key, Results } from '@earshot/model';
import { anEvent, aResponse, aSurvey, fixedClock, startServer, type TestServer, uuidv7 } from '@earshot/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** Starting a real server takes its time on a busy machine. */
const SLOW = 60_000;

const clock = fixedClock();
let server: TestServer;
const json = async <T>(reply: Response | Promise<Response>): Promise<T> => (await (await reply).json()) as T;
const answer = (value: number, why?: string) => [
  { question: 'satisfaction', value },
  ...(why === undefined ? [{ question: 'why', skipped: true as const }] : [{ question: 'why', value: why }]),
];

beforeAll(async () => {
  server = await startServer({ settings: { clock } });
  const at = clock();
  const before = at - 3 * 86_400_000;
  await server.send(
    ...[5, 5, 4, 3].map((value) => anEvent(aResponse({ answers: answer(value) }), at)),
    anEvent(aResponse({ answers: answer(1, 'Nobody answered the phone at all'), language: 'es', channel: 'phone' }), at),
    anEvent(aResponse({ answers: answer(4) }), before),
    anEvent(aResponse({ answers: answer(1), test: true }), at),
  );
}, SLOW);
afterAll(() => server.close(), SLOW);

describe('signing in', () => {
  it('gives a cookie that only the browser reads, and says who and which agency', async () => {
    const reply = await server.ask('POST', '/v1/session', server.user, { origin: server.url });
    expect(reply.status).toBe(422);
    const { email, password } = server.user;
    const signedIn = await server.ask('POST', '/v1/session', { email: email.toUpperCase(), password }, { origin: server.url });
    expect(signedIn.headers.get('set-cookie')).toMatch(/^earshot=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=43200$/);
    const said = await json<{ user: object; agency: { id: string } }>(signedIn);
    expect(said.user).toEqual({ agency: server.agency, email, name: 'The admin', role: 'admin' });
    expect(said.agency.id).toBe(server.agency);
  });

  it('is kept by use, ends with signing out, and ends by itself after twelve hours of silence', async () => {
    const headers = await server.signIn();
    const session = () => server.ask('GET', '/v1/session', undefined, headers);
    clock.advance(8 * 3_600_000);
    expect((await session()).headers.get('set-cookie')).toMatch(/^earshot=/);
    clock.advance(8 * 3_600_000);
    const still = await session();
    expect(still.status).toBe(200);
    expect(still.headers.get('cache-control')).toBe('no-store');
    const { cookie } = headers as { cookie: string };
    expect((await server.ask('DELETE', '/v1/session', undefined, { cookie, origin: server.url })).status).toBe(204);
    expect((await session()).status).toBe(401);
    const idle = await server.signIn();
    clock.advance(13 * 3_600_000);
    expect(await json(server.ask('GET', '/v1/session', undefined, idle))).toMatchObject({ code: 'staff.not-signed-in' });
    clock.advance(-29 * 3_600_000);
  });

  it('answers a wrong password and an unknown address alike', async () => {
    const wrong = await server.ask('POST', '/v1/session', { email: server.user.email, password: 'no' }, {});
    const unknown = await server.ask('POST', '/v1/session', { email: 'who@port-ellery.example', password: 'no' }, {});
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect(await wrong.text()).toBe(await unknown.text());
  });

  it('slows down whoever guesses, and says for how long', async () => {
    const guess = () => server.ask('POST', '/v1/session', { email: 'guessed@port-ellery.example', password: 'no' }, {});
    for (let tries = 0; tries < 5; tries++) expect((await guess()).status).toBe(401);
    const refused = await guess();
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1']);
    expect(await json(refused)).toMatchObject({ code: 'staff.back-off' });
  });
});

describe('a write that rides on a cookie', () => {
  const body = { email: 'new@port-ellery.example', name: 'New', role: 'analyst', password: 'three words together' };
  it.each([
    [{ origin: 'https://www.port-ellery.example' }],
    [{ 'sec-fetch-site': 'same-site' }],
    [{ 'sec-fetch-site': 'cross-site', origin: 'null' }],
    [{}],
  ])('is refused from another page: %j', async (from) => {
    const { cookie } = (await server.signIn()) as { cookie: string };
    const reply = await server.ask('POST', '/v1/users', body, { cookie, ...(from as Record<string, string>) });
    expect([reply.status, (await json<{ code: string }>(reply)).code]).toEqual([403, 'staff.cross-site']);
  });

  it('is not accepted for signing somebody in from another page', async () => {
    const { email, password } = server.user;
    const reply = await server.ask('POST', '/v1/session', { email, password }, { origin: 'https://evil.example' });
    expect(reply.status).toBe(403);
  });
});

describe('roles and scopes', () => {
  it('open what they include and nothing else', async () => {
    const analyst = await server.signIn(await server.addUser('analyst'));
    const supervisor = await server.signIn(await server.addUser('supervisor'));
    const statuses = async (headers: Record<string, string>) =>
      Promise.all(
        ['/v1/surveys', '/v1/comments', '/v1/cases', '/v1/users', '/v1/sites'].map(
          async (path) => (await server.ask('GET', path, undefined, headers)).status,
        ),
      );
    expect(await statuses(analyst)).toEqual([200, 200, 403, 403, 403]);
    expect(await statuses(supervisor)).toEqual([200, 200, 200, 200, 403]);
    expect(await statuses({ authorization: `Bearer ${server.publishableKey}` })).toEqual([403, 403, 403, 403, 403]);
    expect(await statuses({})).toEqual([401, 401, 401, 401, 401]);
    expect(await statuses({ authorization: 'Bearer sk_port-ellery_0123456789012345678901234567890123456789' })).toEqual([
      401, 401, 401, 401, 401,
    ]);
  });

  it('refuse a short password and a second account with the same address', async () => {
    const user = { email: 'twice@port-ellery.example', name: 'Twice', role: 'analyst', password: 'short' };
    expect(await json(server.ask('POST', '/v1/users', user))).toMatchObject({ code: 'request.invalid', faults: [{ at: 'password' }] });
    const long = { ...user, name: ' Twice\u0000\n  Over ', password: 'three words together' };
    const added = await server.ask('POST', '/v1/users', long);
    expect([added.status, await json(added)]).toMatchObject([201, { name: 'Twice Over' }]);
    expect((await server.ask('POST', '/v1/users', long)).status).toBe(409);
  });
});

describe('results', () => {
  const results = (query: string) => json<Results>(server.ask('GET', `/v1/results?survey=parking-permit-done${query}`));

  it('are numbers with ranges over the last 30 days, without tests', async () => {
    const { period, basis, questions, funnel } = await results('');
    expect(period).toEqual({ from: '2026-10-24', to: '2026-11-22' });
    expect(basis).toBe('self-selected');
    expect(funnel).toMatchObject({ answered: 6, completed: 6 });
    const [satisfaction, why] = questions;
    expect(satisfaction).toMatchObject({ asked: 6, answered: 6, skipped: 0, histogram: { 1: 1, 3: 1, 4: 2, 5: 2 } });
    expect(satisfaction?.measures[0]).toMatchObject({ id: 'gds.satisfaction', n: 6, unit: 'points' });
    expect(satisfaction?.measures[0]?.value).toBeCloseTo(((22 / 6 - 1) / 4) * 100, 10);
    expect(why).toMatchObject({ kind: 'text', asked: 6, answered: 1, skipped: 5, histogram: {}, measures: [] });
  });

  it('come by day, by week from Monday, and by month', async () => {
    const keys = async (by: string) => (await results(`&by=${by}`)).groups?.map(({ key, questions }) => [key, questions[0]?.answered]);
    expect(await keys('day')).toEqual([
      ['2026-11-19', 1],
      ['2026-11-22', 5],
    ]);
    expect(await keys('week')).toEqual([['2026-11-16', 6]]);
    expect(await keys('month')).toEqual([['2026-11', 6]]);
  });

  it('come by service, channel and language, and are narrowed by them', async () => {
    const keys = async (by: string) => (await results(`&by=${by}`)).groups?.map(({ key, questions }) => [key, questions[0]?.answered]);
    expect(await keys('service')).toEqual([['parking-permit', 6]]);
    expect(await keys('channel')).toEqual([
      ['web', 5],
      ['phone', 1],
    ]);
    expect(await keys('language')).toEqual([
      ['en', 5],
      ['es', 1],
    ]);
    expect((await results('&channel=phone')).questions[0]).toMatchObject({ answered: 1, histogram: { 1: 1 } });
    expect((await results('&from=2026-11-19&to=2026-11-19')).questions[0]).toMatchObject({ answered: 1 });
  });

  it('refuse what makes no sense, field by field', async () => {
    expect(await json(server.ask('GET', '/v1/results?survey=parking-permit-done&from=2026-13-01&by=year&colour=1'))).toMatchObject({
      status: 422,
      code: 'request.invalid',
      faults: [{ at: 'from' }, { at: 'by' }, { at: 'colour' }],
    });
    expect((await server.ask('GET', '/v1/results?survey=parking-permit-done&from=2026-02-02&to=2026-01-01')).status).toBe(422);
    expect(await json(server.ask('GET', '/v1/results?survey=nothing-like-it'))).toMatchObject({ status: 404, code: 'survey.unknown' });
  });

  it('keep a question that only an earlier version asked', async () => {
    const [first, second] = aSurvey().questions;
    const other = aSurvey({ id: 'changing-survey', questions: [first, second] });
    const { perform } = await import('../index.ts');
    await perform(server.ground, 'survey.publish', { agency: server.agency, survey: other });
    await server.send(anEvent(aResponse({ survey: other.id, answers: answer(5, 'fine as it is now') }), clock()));
    await perform(server.ground, 'survey.publish', { agency: server.agency, survey: aSurvey({ id: other.id, questions: [first] }) });
    const { questions } = await json<Results>(server.ask('GET', `/v1/results?survey=${other.id}`));
    expect(questions.map(({ id, answered }) => [id, answered])).toEqual([
      ['satisfaction', 1],
      ['why', 1],
    ]);
  });

  it('tell scores of other systems under their measures', async () => {
    const score = { measure: 'nps', value: 9, service: 'parking-permit', channel: 'phone' } as const;
    const sent = {
      specversion: '1.0',
      id: uuidv7(),
      source: 'urn:calls',
      type: 'earshot.score.recorded',
      time: new Date(clock()).toISOString(),
      data: score,
    } as const;
    expect((await server.send(sent)).results[0]?.status).toBe('stored');
    const { questions } = await json<Results>(server.ask('GET', '/v1/results?survey=~scores'));
    expect(questions).toMatchObject([{ id: 'nps', kind: 'score', answered: 1, measures: [{ id: 'nps', value: 100, n: 1 }] }]);
  });
});

describe('comments', () => {
  it('come newest first, found by a word and by score', async () => {
    const comments = (query: string) => json<CommentPage>(server.ask('GET', `/v1/comments?survey=parking-permit-done${query}`));
    expect((await comments('')).items).toMatchObject([{ text: 'Nobody answered the phone at all', score: 1, language: 'es' }]);
    expect((await comments('&q=phone')).items).toHaveLength(1);
    expect((await comments('&q=library')).items).toHaveLength(0);
    expect((await comments('&atLeast=3')).items).toHaveLength(0);
    expect((await server.ask('GET', '/v1/comments?limit=1000')).status).toBe(422);
  });
});

describe('cases', () => {
  it('open from a low score with words, are taken, contacted and resolved with an outcome', async () => {
    const headers = await server.signIn();
    const page = await json<CasePage>(server.ask('GET', '/v1/cases?state=active&survey=parking-permit-done', undefined, headers));
    expect(page.items).toHaveLength(1);
    expect(page.tally).toMatchObject({ open: 1, late: 0, closed: 0 });
    const { id, dueAt } = page.items[0]!;
    expect(dueAt).toBeGreaterThan(clock());

    const listed = async (due: string) => {
      const query = `/v1/cases?survey=parking-permit-done&due=${due}`;
      return (await json<CasePage>(server.ask('GET', query, undefined, await server.signIn()))).items.length;
    };
    const left = dueAt - clock();
    clock.advance(left - 1);
    expect([await listed('today'), await listed('late')]).toEqual([1, 0]);
    clock.advance(2);
    expect([await listed('today'), await listed('late')]).toEqual([0, 1]);
    clock.advance(-left - 1);
    const change = (body: object) => server.ask('PATCH', `/v1/cases/${id}`, body, headers);

    expect(await json(change({}))).toMatchObject({ status: 422 });
    expect(await json(change({ owner: 'nobody@port-ellery.example' }))).toMatchObject({ status: 422, faults: [{ at: 'owner' }] });
    expect(await json(change({ owner: '' }))).toMatchObject({ status: 422, faults: [{ at: 'owner' }] });
    expect(await json(change({ note: ' \n ' }))).toMatchObject({ status: 422, faults: [{ at: 'note' }] });
    expect(await json(change({ state: 'resolved' }))).toMatchObject({ status: 422, faults: [{ at: 'outcome' }] });
    expect(await json(change({ state: 'withdrawn' }))).toMatchObject({ status: 409, code: 'case.move-not-allowed' });

    expect(
      await json<CaseDetail>(change({ state: 'in-review', owner: server.user.email, note: ' Calling\u0000 back today\ud83d' })),
    ).toMatchObject({
      state: 'in-review',
      owner: server.user.email,
    });
    const noted = await json<CaseDetail>(server.ask('GET', `/v1/cases/${id}`, undefined, headers));
    expect(noted.history.at(-1)).toMatchObject({ what: 'noted', note: 'Calling back today\ufffd' });
    const resolved = await json<CaseDetail>(change({ state: 'resolved', outcome: 'put-right' }));
    expect(resolved).toMatchObject({ state: 'resolved', outcome: 'put-right' });
    expect(resolved.history.at(-1)).toMatchObject({ by: 'The admin', to: 'resolved' });
    expect(await json<CaseDetail>(server.ask('GET', `/v1/cases/${id}`, undefined, headers))).toEqual(resolved);
    expect((await server.ask('GET', '/v1/cases/none', undefined, headers)).status).toBe(404);
    expect((await json<CasePage>(server.ask('GET', '/v1/cases?due=late', undefined, headers))).items).toEqual([]);
  });
});

describe('surveys and sites', () => {
  it('list surveys with their hosted address, pause them, and delete test answers', async () => {
    const { items } = await json<{ items: { url: string; survey: { id: string } }[] }>(server.ask('GET', '/v1/surveys'));
    expect(items.find(({ survey }) => survey.id === 'parking-permit-done')?.url).toBe(`${server.url}/s/port-ellery/parking-permit-done`);
    expect((await server.ask('PATCH', '/v1/surveys/port-ellery/parking-permit-done', { state: 'paused' })).status).toBe(204);
    expect((await server.ask('PATCH', '/v1/surveys/port-ellery/parking-permit-done', { state: 'live' })).status).toBe(204);
    expect((await server.ask('PATCH', '/v1/surveys/other-city/parking-permit-done', { state: 'paused' })).status).toBe(404);
    expect(await json(server.ask('DELETE', '/v1/surveys/port-ellery/parking-permit-done/tests'))).toEqual({ deleted: 1 });
    expect(await json(server.ask('DELETE', '/v1/surveys/port-ellery/parking-permit-done/tests'))).toEqual({ deleted: 0 });
  });

  it('make a publishable key for an origin, show its light, and take it back', async () => {
    const made = await json<{ id: string; key: string }>(
      server.ask('POST', '/v1/sites', { site: 'library', origin: 'https://library.example' }),
    );
    expect(made.key).toMatch(/^pk_port-ellery_/);
    const signal = () => server.ask('GET', `/v1/sites/library/keys/${made.id}/signal`);
    expect(await json(signal())).toMatchObject({ state: 'waiting' });
    const { items } = await json<{ items: Key[] }>(server.ask('GET', '/v1/sites'));
    expect(items.find(({ id }) => id === made.id)).toMatchObject({
      site: 'library',
      origins: ['https://library.example'],
      revokedAt: null,
    });
    expect(JSON.stringify(items)).not.toContain(made.key);
    expect((await server.ask('DELETE', `/v1/sites/other/keys/${made.id}`)).status).toBe(404);
    expect((await server.ask('DELETE', `/v1/sites/library/keys/${made.id}`)).status).toBe(204);
    expect((await server.ask('POST', '/v1/sites', { site: 'library', origin: 'https://library.example/path' })).status).toBe(422);
  });
});
