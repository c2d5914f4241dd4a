import { chmod, cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { aSurvey } from '@earshot/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { run } from './run.ts';
import { readCsv, writeCsv } from './translate/csv.ts';
import { readXliff } from './translate/xliff-read.ts';
import { writeXliff } from './translate/xliff-write.ts';

let dir = '';
let file = '';
let tests = 0;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'earshot-words-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));
// As the command itself does: what it writes is for this account alone, unless it is no secret.
const umask = process.umask(0o077);
afterAll(() => void process.umask(umask));
beforeEach(async () => {
  file = join(dir, `survey-${++tests}.json`);
  await writeFile(file, JSON.stringify(aSurvey({ languages: { en: { source: true } } }), null, 2));
  await chmod(file, 0o644);
});

async function earshot(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const terminal = {
    out: (line: string) => void out.push(line),
    err: (line: string) => void err.push(line),
    env: {},
    secret: async () => '',
    stop: new AbortController().signal,
  };
  const code = await run(args, terminal);
  return { code, out: out.join('\n'), err: err.join('\n') };
}
const path = (name: string) => join(dir, `${tests}-${name}`);
const read = async (name: string) => JSON.parse(await readFile(name, 'utf8'));

/** What a translator does: changes the file of one format. */
async function translate(name: string, change: (target: string, key: string, source: string) => string, state = 'translated') {
  const isCsv = name.endsWith('.csv');
  const { to, units } = (isCsv ? readCsv : readXliff)(await readFile(name, 'utf8'));
  const done = units.map((unit) => ({
    ...unit,
    note: '',
    state: state as 'translated',
    target: change(unit.target, unit.key, unit.source),
  }));
  await writeFile(name, (isCsv ? writeCsv : writeXliff)({ id: 'x', from: 'en', to, units: done }));
}

describe.each(['xliff', 'csv'])('a survey through %s', (format) => {
  it('comes back translated, and reviewed only when somebody says so', async () => {
    const sent = path(`sent.${format === 'csv' ? 'csv' : 'xlf'}`);
    const exported = await earshot('survey', 'export', file, '--language', 'pl', '--format', format, '--out', sent, '--json');
    expect(JSON.parse(exported.out)).toMatchObject({ file: sent, language: 'pl' });
    expect(await readFile(sent, 'utf8')).toContain('questions.satisfaction.labels.1');
    await translate(sent, (_, key) => `=„${key}” żółw`);
    expect((await earshot('survey', 'import', file, sent)).out).toMatch(/pl is draft\.\nNobody is offered a draft/);
    const drafted = await read(file);
    for (const name of [file, sent]) expect((await stat(name)).mode & 0o777, name).toBe(0o644);
    expect(drafted.languages.pl).toEqual({ status: 'draft' });
    expect(drafted.questions[0].prompt.pl).toBe('=„questions.satisfaction.prompt” żółw');
    expect(drafted.offer).toEqual(JSON.parse(JSON.stringify(aSurvey())).offer);

    const reviewed = await earshot('survey', 'import', file, sent, '--reviewed-by', 'Karolina Zych', '--json');
    expect(JSON.parse(reviewed.out)).toMatchObject({ language: 'pl', changed: 0, status: 'reviewed' });
    expect((await read(file)).languages.pl).toEqual({
      status: 'reviewed',
      by: 'Karolina Zych',
      at: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    });

    const again = path(`again.${format === 'csv' ? 'csv' : 'xlf'}`);
    await earshot('survey', 'export', file, '--language', 'pl', '--format', format, '--out', again);
    const before = await readFile(file, 'utf8');
    expect((await earshot('survey', 'import', file, again)).out).toMatch(/0 texts changed, pl is reviewed/);
    expect(await readFile(file, 'utf8')).toBe(before);
    await translate(again, (target) => `${target}.`);
    expect((await earshot('survey', 'import', file, again)).out).toMatch(/pl is draft/);
  });
});

describe('a survey that comes back wrong', () => {
  const refused = async (change: Parameters<typeof translate>[1], edit = (text: string) => text) => {
    const sent = path('bad.csv');
    await earshot('survey', 'export', file, '--language', 'pl', '--format', 'csv', '--out', sent);
    await translate(sent, change);
    await writeFile(sent, edit(await readFile(sent, 'utf8')));
    const before = await readFile(file, 'utf8');
    const { code, err } = await earshot('survey', 'import', file, sent);
    expect(code).toBe(1);
    expect(await readFile(file, 'utf8')).toBe(before);
    return err.replaceAll(sent, 'bad.csv');
  };

  it('is refused with file, line and key of each fault, and nothing is written', async () => {
    expect(await refused((_, key, source) => (key === 'title' ? 'Twój <b>abonament</b>' : source))).toContain(
      'bad.csv:2  title  holds markup',
    );
    await rm(path('bad.csv'));
    expect(await refused((_, key, source) => (key === 'title' ? 'Dla {name}' : source))).toMatch(
      /bad\.csv:2 {2}title {2}fills in \{name\}/,
    );
    await rm(path('bad.csv'));
    expect(
      await refused(
        (_, __, source) => source,
        (text) => text.replace('"title"', '"titel"'),
      ),
    ).toMatch(/bad\.csv:2 {2}titel {2}is a key nobody knows[\s\S]*title {2}is missing from the file/);
  });

  it('is refused when the survey has changed since, and by a reviewer when a text is missing', async () => {
    const sent = path('old.xlf');
    await earshot('survey', 'export', file, '--language', 'pl', '--out', sent);
    await translate(sent, () => '');
    const vouched = await earshot('survey', 'import', file, sent, '--reviewed-by', 'Ana');
    expect(vouched.err).toMatch(/old\.xlf:\d+ {2}title {2}has no translation/);
    await writeFile(file, (await readFile(file, 'utf8')).replace('Very dissatisfied', 'Not happy at all'));
    expect((await earshot('survey', 'import', file, sent)).err).toContain('was translated from another text');
  });

  it('is never exported over a file somebody may be working in, nor into the language it was written in', async () => {
    const sent = path('twice.xlf');
    await earshot('survey', 'export', file, '--language', 'pl', '--out', sent);
    expect((await earshot('survey', 'export', file, '--language', 'pl', '--out', sent)).err).toContain('is there already');
    expect((await earshot('survey', 'export', file, '--language', 'en')).err).toContain('was written in');
    expect((await earshot('survey', 'export', file, '--language', 'Polish')).err).toContain('must be a language tag');
  });
});

describe('the interface', () => {
  const locales = fileURLToPath(new URL('../../../widget/src/locales', import.meta.url));
  let own = '';
  beforeEach(async () => {
    own = path('locales');
    await cp(locales, own, { recursive: true });
  });
  const sendOut = async (language: string, ...more: string[]) => {
    const sent = path(`${language}.xlf`);
    expect(await earshot('words', 'export', '--language', language, '--locales', own, '--out', sent, ...more)).toMatchObject({
      code: 0,
      err: '',
    });
    return sent;
  };

  it('goes out with notes and the plural forms of the language, and comes back as it was', async () => {
    const sent = await sendOut('pl');
    const text = await readFile(sent, 'utf8');
    for (const form of ['one', 'few', 'many', 'other']) expect(text).toContain(`id="text.left_${form}"`);
    expect(text).toContain('Plural form "few": 2, 3, 4, 22, 23 …');
    const before = [await read(join(own, 'pl.json')), await read(join(own, 'status.json'))];
    expect((await earshot('words', 'import', sent, '--locales', own)).out).toMatch(/0 texts changed/);
    expect([await read(join(own, 'pl.json')), await read(join(own, 'status.json'))]).toEqual(before);
  });

  it('takes a new language whole, with its six forms, and says by whom it was reviewed', async () => {
    const sent = await sendOut('kw');
    await translate(sent, (_, __, source) => source);
    const taken = await earshot('words', 'import', sent, '--locales', own, '--reviewed-by', 'Jenna Pascoe');
    expect(taken.out).toMatch(/kw is reviewed\.$/);
    const cornish = await read(join(own, 'kw.json'));
    expect(Object.keys(cornish).filter((key) => key.startsWith('text.left_'))).toHaveLength(6);
    expect(Object.keys(cornish)).toEqual([...Object.keys(cornish)].sort());
    expect((await read(join(own, 'status.json'))).kw).toMatchObject({ status: 'reviewed', by: 'Jenna Pascoe' });
  });

  it('refuses a lost plural form, a lost placeholder, an exclamation mark, and writes nothing', async () => {
    const sent = await sendOut('pl');
    await translate(sent, (target, key) => {
      if (key === 'text.left_few') return '';
      if (key === 'text.left_other') return 'zostało znaków';
      return key === 'sent.heading' ? 'Dziękujemy!' : target;
    });
    const before = await readFile(join(own, 'pl.json'), 'utf8');
    const { code, err } = await earshot('words', 'import', sent, '--locales', own);
    expect(code).toBe(1);
    expect(err).toMatch(/\.xlf:\d+ {2}text\.left_few {2}lacks the plural form "few"/);
    expect(err).toMatch(/text\.left_other {2}must hold \{count\}/);
    expect(err).toMatch(/sent\.heading {2}holds an exclamation mark/);
    expect(await readFile(join(own, 'pl.json'), 'utf8')).toBe(before);
    expect((await readdir(own)).filter((name) => name.endsWith('.new'))).toEqual([]);
  });

  it('says where its texts are expected', async () => {
    expect((await earshot('words', 'export', '--language', 'pl', '--locales', join(dir, 'nowhere'))).err).toContain('--locales');
  });
});
