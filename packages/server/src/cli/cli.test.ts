import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { anEvent, aResponse, aSurvey } from '@earshot/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { run } from './run.ts';

let dir = '';
/** A folder that one server has open for all tests: opening a store takes two threads their time. */
let served = '';
let data = '';
let shared: Awaited<ReturnType<typeof serving>>;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'earshot-cli-'));
  served = join(dir, 'served');
  shared = await serving(served);
}, 60_000);
afterAll(async () => {
  await shared.close();
  await rm(dir, { recursive: true, force: true });
}, 60_000);
let folders = 0;
beforeEach(() => {
  folders += 1;
  data = join(dir, `data-${folders}`);
});

/** The command as somebody runs it: what it prints, and how it ends. */
function start(args: readonly string[], password = '') {
  const out: string[] = [];
  const err: string[] = [];
  const stop = new AbortController();
  const terminal = {
    out: (line: string) => void out.push(line),
    err: (line: string) => void err.push(line),
    env: {},
    secret: async () => password,
    stop: stop.signal,
  };
  return { out, err, stop: () => stop.abort(), ended: run(args, terminal) };
}
async function earshot(args: string, { password = '', on = served }: { password?: string; on?: string } = {}) {
  const { out, err, ended } = start([...args.split(' '), '--data', on], password);
  const code = await ended;
  return { code, out: out.join('\n'), err: err.join('\n'), json: <T>() => JSON.parse(out[0] ?? 'null') as T };
}
/** A server, ready. */
async function serving(on: string) {
  const running = start(['serve', '--data', on, '--port', '0', '--log-level', 'silent', '--json']);
  await vi.waitFor(() => expect(running.out).toHaveLength(1), { timeout: 50_000 });
  const { url } = JSON.parse(running.out[0] ?? '') as { ready: boolean; url: string };
  const close = async () => {
    running.stop();
    expect(await running.ended).toBe(0);
  };
  return { ...running, url, close };
}
const surveyFile = async (content: unknown = aSurvey(), name = 'survey.json') => {
  const file = join(dir, name);
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content, null, 2));
  return file;
};
const city = fileURLToPath(new URL('../../../../examples/city/agency.json', import.meta.url));
const makeKeys = 'key create --agency port-ellery --site main --kind secret --scope events,results --json';

describe('earshot catalogue', () => {
  const file = fileURLToPath(new URL('../../../../examples/city/src/catalogue.ts', import.meta.url));

  it('puts a catalogue that is written as code in place, and one that does not fit the agency not', async () => {
    expect((await earshot(`agency apply ${city}`, { on: data })).code).toBe(0);
    expect((await earshot(`catalogue apply ${file} --json`, { on: data })).json()).toEqual({ agency: 'port-ellery', kinds: 2 });
    const wrong = join(dir, 'catalogue.json');
    await writeFile(wrong, JSON.stringify({ services: ['parks'] }));
    const refused = await earshot(`catalogue apply ${wrong}`, { on: data });
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('services.0  is no service of port-ellery');
  });

  it('stands in the guide as it stands in the example', async () => {
    const guide = await readFile(new URL('../../../../docs/guides/catalogue.md', import.meta.url), 'utf8');
    expect(guide).toContain(await readFile(file, 'utf8'));
  });

  it('prints it as JSON Schema and as Markdown, without data', async () => {
    const { out, ended } = start(['catalogue', 'schema', file]);
    expect(await ended).toBe(0);
    expect(JSON.parse(out.join(''))).toHaveProperty('anyOf');
    const docs = start(['catalogue', 'docs', file, '--title', 'Port Ellery tells']);
    expect(await docs.ended).toBe(0);
    expect(docs.out.join('')).toMatch(/^# Port Ellery tells[\s\S]*## `x\.collection\.missed`/);
    const none = start(['catalogue', 'docs', join(dir, 'nowhere.mjs')]);
    expect(await none.ended).toBe(1);
  });
});

describe('earshot key', () => {
  it('makes keys, and their agency when it is not there', async () => {
    const made = (await earshot(makeKeys)).json<{ id: string; key: string }>();
    expect(Object.keys(made)).toEqual(['id', 'key']);
    expect(made.key).toMatch(/^sk_port-ellery_[0-9a-f]{40}$/);
    const page = await earshot(
      'key create --agency port-ellery --site main --kind publishable --origin https://a.example --origin https://b.example --json',
    );
    const { items } = (await earshot('key list --agency port-ellery --json')).json<{ items: { id: string; origins: string[] }[] }>();
    expect(items.find(({ id }) => id === page.json<{ id: string }>().id)?.origins).toEqual(['https://a.example', 'https://b.example']);
    expect((await earshot(`key revoke ${made.id} --agency port-ellery`)).out).toBe(`${made.id}: revoked`);
    expect((await earshot('key list --agency port-ellery')).out).toMatch(new RegExp(`${made.id} +main +secret +revoked `));
    expect((await earshot('key revoke 0123456789 --agency port-ellery')).code).toBe(1);
  });

  it('replaces a key by one for the same purpose, and lets the old one work on for its days', async () => {
    const page = 'key create --agency port-ellery --site main --kind publishable --origin https://a.example --json';
    const old = (await earshot(page)).json<{ id: string }>();
    const { id, key, replaces, endsAt } = (await earshot(`key rotate ${old.id} --agency port-ellery --overlap 3 --json`)).json<{
      id: string;
      key: string;
      replaces: string;
      endsAt: number;
    }>();
    expect(key).toMatch(/^pk_port-ellery_[0-9a-f]{40}$/);
    expect(replaces).toBe(old.id);
    expect(Math.round((endsAt - Date.now()) / 86_400_000)).toBe(3);
    const { items } = (await earshot('key list --agency port-ellery --json')).json<{ items: { id: string; origins: string[] }[] }>();
    expect(items.find((each) => each.id === id)?.origins).toEqual(['https://a.example']);
    expect((await earshot('key list --agency port-ellery')).out).toMatch(new RegExp(`${old.id} +main +publishable +good until `));
    expect((await earshot(`key revoke ${old.id} --agency port-ellery`)).code).toBe(0);
    expect((await earshot(`key rotate ${old.id} --agency port-ellery`)).err).toContain('that could be replaced');
    expect((await earshot(`key rotate ${id} --agency port-ellery --overlap soon`)).err).toContain('overlapDays');
  });

  it.each([
    ['--kind secret', 1, /wants --scope/],
    ['--kind secret --scope results --app', 1, /never sits in a page/],
    ['--kind publishable', 1, /--origin/],
    ['--kind publishable --origin https://a.example/path', 1, /whole origin/],
    ['--kind secret --scope everything', 1, /request\.invalid/],
    ['--kind golden', 2, /Allowed choices are publishable, secret/],
  ])('refuses %s with exit code %i', async (flags, code, message) => {
    const refused = await earshot(`key create --agency port-ellery --site main ${flags}`);
    expect(refused.code).toBe(code);
    expect(refused.err).toMatch(message);
  });
});

describe('earshot survey', () => {
  it('publishes: the same content keeps its version, new content gets the next', async () => {
    await earshot(makeKeys);
    const file = await surveyFile({ ...aSurvey(), version: 7 });
    const first = await earshot(`survey publish ${file} --agency port-ellery --json`);
    expect(first.json()).toEqual({ id: 'parking-permit-done', version: 1 });
    expect(first.err).toContain('"version" is ignored');
    expect((await earshot(`survey publish ${await surveyFile()} --agency port-ellery --json`)).json()).toEqual({
      id: 'parking-permit-done',
      version: 1,
    });
    const changed = await surveyFile(aSurvey({ title: { en: 'Another title' } }));
    expect((await earshot(`survey publish ${changed} --agency port-ellery`)).out).toBe('parking-permit-done: version 2');
    expect((await earshot(`survey publish ${changed} --agency other-city`)).err).toMatch(
      /no agency other-city.*There (is|are) .*port-ellery/,
    );
  });

  it('publishes nothing without a notice', async () => {
    await earshot(makeKeys);
    const { notice: _, ...survey } = aSurvey();
    const refused = await earshot(`survey publish ${await surveyFile(survey)} --agency port-ellery --json`);
    expect(refused.code).toBe(1);
    expect(JSON.parse(refused.err)).toMatchObject({ code: 'survey.no-notice', faults: [{ at: 'notice', line: 1 }] });
  });

  const check = async (file: string, ...flags: string[]) => {
    const { out, err, ended } = start(['survey', 'check', file, ...flags]);
    return { code: await ended, out: out.join('\n'), err: err.join('\n') };
  };

  it('says the line of what is wrong', async () => {
    const text = JSON.stringify({ ...aSurvey(), colour: 'red' }, null, 2).replace('"atMost": 2', '"atMost": "two"');
    const file = await surveyFile(text);
    const { code, out } = await check(file);
    const lineOf = (part: string) => text.split('\n').findIndex((line) => line.includes(part)) + 1;
    expect(code).toBe(1);
    expect(out).toContain(`${file}:${lineOf('colour')}  fault shape  colour  is not known here`);
    expect(out).toContain(`${file}:${lineOf('atMost')}  fault shape  escalate.when.atMost  `);
    expect((await check(await surveyFile('{"id": "x",\n  oops}'))).out).toContain(
      'survey.json:2  fault shape    expected a name in double quotes',
    );
    expect((await check(join(dir, 'none.json'))).err).toContain('does not exist');
  });

  it('fails for faults, passes with advice, and fails for that too when asked to be strict', async () => {
    const bad = aSurvey({ escalate: { when: { question: 'mood', atMost: 2 } } });
    expect(await check(await surveyFile(bad))).toMatchObject({ code: 1 });
    const [rating, why] = aSurvey().questions;
    const fine = aSurvey({ questions: [rating, ...['why', 'how', 'who', 'now', 'yet'].map((id) => ({ ...why, id }))] });
    const file = await surveyFile(fine);
    const passed = await check(file);
    expect(passed).toMatchObject({ code: 0, err: '' });
    expect(passed.out).toMatch(/survey\.json:\d+ {2}advice many-questions {2}questions {2}are 6.*\n {4}why: .*\n {4}instead: /);
    expect(passed.out).toMatch(/no faults, \d+ pieces of advice\. It can be published\.$/);
    expect(passed.out).not.toContain('\u001b');
    expect(await check(file, '--strict')).toMatchObject({ code: 1, err: expect.stringContaining('--strict') });
  });

  it('prints one line of JSON for programs, whatever it finds', async () => {
    const [rating] = aSurvey().questions;
    const { code, out, err } = await check(await surveyFile(aSurvey({ questions: [{ ...rating, look: 'stars' }] })), '--json');
    expect(code).toBe(1);
    const { id, faults, advice } = JSON.parse(out);
    expect(id).toBe('parking-permit-done');
    expect(faults[0]).toMatchObject({ code: 'bad-measure', grade: 'fault', at: 'questions.0.measure', line: expect.any(Number) });
    for (const each of [...faults, ...advice]) expect(each.why && each.instead && each.message).toBeTruthy();
    expect(JSON.parse(err)).toMatchObject({ code: 'survey.invalid', faults });
  });
});

describe('earshot user and agency', () => {
  it('adds, lists, changes and removes who may sign in', async () => {
    const file = await surveyFile({ id: 'new-city', name: { en: 'Port Ellery' }, timeZone: 'Europe/London' }, 'agency.json');
    expect((await earshot(`agency apply ${file}`)).out).toBe('new-city: made');
    expect((await earshot(`agency apply ${file} --json`)).json()).toEqual({ id: 'new-city', isNew: false });
    const password = 'a harbour at low tide';
    expect((await earshot('user add Ana@city.gov --name Ana --role admin --agency new-city', { password })).out).toBe(
      'ana@city.gov: added as admin of new-city',
    );
    expect((await earshot('user add ana@city.gov --name Ana --agency new-city', { password })).err).toMatch(/staff\.exists/);
    expect((await earshot('user add bo@city.gov --name Bo --agency new-city', { password: 'short' })).err).toMatch(
      /at least 12 characters/,
    );
    expect((await earshot('user list --agency new-city')).out).toMatch(/ana@city\.gov +Ana +admin/);
    expect((await earshot('user password ana@city.gov --agency new-city', { password: 'another harbour now' })).code).toBe(0);
    expect((await earshot('user remove ana@city.gov --agency new-city')).out).toBe('ana@city.gov: removed');
    expect((await earshot('user remove ana@city.gov --agency new-city')).code).toBe(1);
    expect((await earshot(`agency apply ${await surveyFile({ id: 'x' }, 'bad.json')}`)).err).toMatch(/agency\.invalid/);
  });
});

describe('a command without a server', () => {
  it('opens the store itself, and picks the only agency there is', async () => {
    expect((await earshot(makeKeys, { on: data })).code).toBe(0);
    expect((await earshot(`survey publish ${await surveyFile()} --json`, { on: data })).json()).toEqual({
      id: 'parking-permit-done',
      version: 1,
    });
  });
});

describe('earshot serve', () => {
  it('says when it accepts, prints a set-up link while nobody can sign in, and takes commands meanwhile', async () => {
    const running = await serving(data);
    expect(JSON.parse(running.out[0] ?? '')).toEqual({ ready: true, url: running.url });
    const link = running.err.join('\n').match(/http:\S+\/setup\?token=[\w-]{32}/)?.[0];
    expect(link).toContain(running.url);
    for (const name of ['earshot.sock', 'setup.token', 'secret.key']) expect((await stat(join(data, name))).mode & 0o077, name).toBe(0);
    expect((await stat(data)).mode & 0o777).toBe(0o700);

    const { key } = (await earshot(makeKeys, { on: data })).json<{ key: string }>();
    await earshot(`survey publish ${await surveyFile()} --json`, { on: data });
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/cloudevents-batch+json' };
    const words = { question: 'why', value: 'Nobody answered the phone' };
    const events = [anEvent(aResponse({ answers: [{ question: 'satisfaction', value: 1 }, words] })), anEvent()];
    const reply = await fetch(`${running.url}/v1/events`, { method: 'POST', headers, body: JSON.stringify([...events, events[0]]) });
    expect(reply.status).toBe(200);

    const books = {
      received: 3,
      stored: 2,
      superseded: 0,
      duplicate: 1,
      rejected: 0,
      quarantined: 0,
      responses: 2,
      rollupEqualsRebuild: true,
    };
    const doctor = await earshot('doctor --json', { on: data });
    expect(doctor.json()).toMatchObject(books);
    expect(doctor.code).toBe(0);
    expect((await earshot('doctor', { on: data })).out).toMatch(/^3 events received: 2 stored.*\n2 responses\ngood {2}books/);

    const tail = start(['tail', '--data', data]);
    await vi.waitFor(() => expect(tail.out).toHaveLength(2), { timeout: 10_000 });
    expect(tail.out.join('\n')).toContain('satisfaction=1');
    expect(tail.out.join('\n')).not.toContain('phone');
    await fetch(`${running.url}/v1/events`, { method: 'POST', headers, body: JSON.stringify([anEvent()]) });
    await vi.waitFor(() => expect(tail.out).toHaveLength(3), { timeout: 10_000 });
    await earshot(`agency apply ${city}`, { on: data });
    const happened = {
      kind: 'status.changed',
      service: 'library',
      reference: 'L-7',
      at: '2020-01-01T00:00:00Z',
      details: { status: 'ready' },
    };
    const touchpoint = { ...anEvent(), type: 'earshot.touchpoint.recorded', data: happened };
    await vi.waitFor(
      async () => {
        await fetch(`${running.url}/v1/events`, { method: 'POST', headers, body: JSON.stringify([touchpoint]) });
        expect(tail.out.at(-1)).toContain('status.changed  library');
      },
      { timeout: 15_000, interval: 1_500 },
    );
    expect(tail.out.join('\n')).not.toMatch(/L-7|ready/);
    tail.stop();
    expect(await tail.ended).toBe(0);

    const copy = join(dir, 'copy.db');
    expect((await earshot(`backup ${copy} --json`, { on: data })).json<{ bytes: number }>().bytes).toBeGreaterThan(1000);
    expect((await earshot(`backup ${copy}`, { on: data })).err).toMatch(/never writes over/);
    expect((await earshot('rebuild', { on: data })).out).toMatch(/^1 surveys, \d+ counts$/);
    await running.close();
    expect(await readdir(data)).not.toContain('earshot.sock');
    expect((await earshot('doctor --json', { on: data })).json()).toMatchObject({
      stored: 4,
      rejected: expect.any(Number),
      responses: 3,
      rollupEqualsRebuild: true,
    });
  });

  it('is refused on a folder that another one serves', async () => {
    const second = start(['serve', '--data', served, '--port', '0', '--json']);
    expect(await second.ended).toBe(1);
    expect(second.err.join('\n')).toContain('store.locked');
  });

  it('listens elsewhere when the path of the folder is too long for a socket', async () => {
    const deep = join(dir, 'a-folder-with-quite-a-long-name'.repeat(3), 'data');
    const running = await serving(deep);
    expect((await readdir(deep)).sort()).toContain('earshot.sock.path');
    expect((await earshot(makeKeys, { on: deep })).code).toBe(0);
    await running.close();
    expect(await readdir(deep)).not.toContain('earshot.sock.path');
  });

  it('stops at a setting it does not know, and at one that is wrong', async () => {
    expect(await start(['serve', '--data', data, '--prot', '1']).ended).toBe(2);
    const wrong = start(['serve', '--data', data, '--port', '70000']);
    expect(await wrong.ended).toBe(1);
    expect(wrong.err[0]).toMatch(/--port is "70000"; it must be a whole number from 0 to 65535/);
  });
});

describe('earshot itself', () => {
  it('says in a sentence which folder cannot be used', async () => {
    const file = await surveyFile('{}', 'no-folder');
    for (const args of ['doctor', 'serve --port 0'])
      expect(await earshot(args, { on: file })).toMatchObject({
        code: 1,
        err: expect.stringContaining(`data is ${file}, which is no folder.`),
      });
    const { code, err } = await earshot(`backup ${join(dir, 'nowhere', 'copy.db')}`);
    expect([code, err]).toEqual([1, expect.stringContaining(`${join(dir, 'nowhere')} is not there`)]);
  });

  it('says a wrong call as JSON when asked to', async () => {
    const { code, err } = await earshot('rebuild --nope --json');
    expect([code, JSON.parse(err)]).toMatchObject([2, { code: 'request.invalid', detail: "unknown option '--nope'" }]);
    expect((await earshot('demo --port 99999')).code).toBe(2);
  });

  it('shows help with exit code 0 and explains a wrong call with 2', async () => {
    const help = start(['--help']);
    expect(await help.ended).toBe(0);
    expect(help.out.join('\n')).toContain('survey');
    const version = start(['--version']);
    expect(await version.ended).toBe(0);
    expect(version.out[0]).toMatch(/^\d+\.\d+\.\d+/);
    expect(await start(['sing']).ended).toBe(2);
    expect(await start(['key', 'create']).ended).toBe(2);
  });
});
