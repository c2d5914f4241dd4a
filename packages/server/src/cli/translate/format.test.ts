import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cleanText } from '@earshot/model/rules';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { readCsv, writeCsv } from './csv.ts';
import { readReturned } from './format.ts';
import { jsonText } from './json-text.ts';
import { type Bundle, type Unit, unitStates } from './unit.ts';
import { readXliff } from './xliff-read.ts';
import { writeXliff } from './xliff-write.ts';

let dir = '';
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'earshot-translate-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

const formats = [
  ['XLIFF', writeXliff, readXliff],
  ['CSV', writeCsv, readCsv],
] as const;

const pieces = fc.constantFrom(
  '=1+1',
  '+',
  '-',
  '@',
  "'",
  '"',
  '""',
  ',',
  ';',
  '\t',
  '\n',
  '\r\n',
  '{count}',
  '{name}',
  '{',
  '}',
  '<b>',
  '&amp;',
  ']]>',
  'راضٍ',
  '‏',
  '👩🏽‍🚒',
  ' ',
  '＝',
  'é',
);
// What XML cannot carry is refused when it is written, which a test of its own says.
const plain = fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => cleanText(text).replace(/[\ufffe\uffff]/g, ''));
const text = fc.array(fc.oneof(pieces, plain), { maxLength: 8 }).map((parts) => parts.join(''));
const unit = fc.record({ source: text, target: text, note: text, state: fc.constantFrom(...unitStates) });
const bundle = fc.array(unit, { maxLength: 6 }).map(
  (units): Bundle => ({
    id: 'permit',
    from: 'en',
    to: 'zh-Hant',
    units: units.map((each, at) => ({ key: `questions.q${at}.prompt`, ...each })),
  }),
);

test.each(formats)('%s brings back every text as it went out', (_, write, read) => {
  fc.assert(
    fc.property(bundle, (sent) => {
      const { to, units } = read(write(sent));
      expect(to).toBe('zh-Hant');
      const kept = (each: Omit<Unit, 'note'>) => [each.key, each.source, each.target, each.state];
      expect(units.map(kept)).toEqual(sent.units.map(kept));
    }),
  );
});

test.each(formats)('%s knows the line of each text', (_, write, read) => {
  const units = ['one', 'two\nlines', 'three'].map((source, at) => ({
    key: `key-${at}`,
    source,
    target: source,
    note: '',
    state: 'translated' as const,
  }));
  const sent = write({ id: 'permit', from: 'en', to: 'pl', units });
  const lines = sent.split('\n');
  for (const { key, line } of read(sent).units) {
    const around = lines.slice(line - (write === writeXliff ? 8 : 1), line).join('\n');
    expect(around).toContain(key);
  }
});

describe('XLIFF', () => {
  const unitWith = (inner: string, more = '') =>
    `<?xml version="1.0"?>${more}\n<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:m="urn:oasis:names:tc:xliff:matches:2.0" version="2.0" srcLang="en" trgLang="pl"><file id="f">\n<unit id="k">${inner}</unit>\n</file></xliff>`;

  it('shows placeholders to tools as elements they protect', () => {
    const units = [{ key: 'k', source: '{count} of {count}', target: 'z {count}', note: '', state: 'initial' as const }];
    const sent = writeXliff({ id: 'f', from: 'en', to: 'pl', units });
    expect(sent).toContain('<ph id="1" equiv="count" disp="{count}"/> of <ph id="2" equiv="count" disp="{count}"/>');
  });

  it('puts together what a tool has cut into sentences, leaves notes of tools and their suggestions aside', () => {
    const inner = `<m:matches><m:match ref="#1"><source>no</source><target>no</target></m:match></m:matches>
      <segment state="final"><source>One. </source><target>Raz. </target></segment><ignorable><source>x</source><target>y</target></ignorable>
      <segment state="translated"><source>Two <ph id="1" equiv="n"/></source><target><mrk id="m1" translate="no">Dwa</mrk> <ph id="1"/></target></segment>`;
    expect(readXliff(unitWith(inner)).units).toMatchObject([{ source: 'One. xTwo {n}', target: 'Raz. yDwa {n}', state: 'translated' }]);
  });

  it.each([
    ['a document type', unitWith('', '<!DOCTYPE xliff>'), /document type/],
    [
      'an outer entity',
      unitWith('<segment><source>&file;</source></segment>', '<!DOCTYPE x [<!ENTITY file SYSTEM "file:///etc/passwd">]>'),
      /document type/,
    ],
    ['an entity', unitWith('<segment><source>&file;</source></segment>'), /entity/],
    ['markup', unitWith('<segment><source><pc id="1">bold</pc></source></segment>'), /<pc>; texts carry no markup/],
    ['an unknown state', unitWith('<segment state="new"><source>a</source></segment>'), /state "new"; known are initial/],
    ['XLIFF 1.2', '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"/>', /not XLIFF 2/],
    ['half a file', unitWith('').slice(0, -12), /not well-formed/],
  ])('refuses %s, with its line', async (_, content, message) => {
    const file = join(dir, 'hostile.xlf');
    await writeFile(file, content);
    const error = await readReturned(file).catch((each) => each);
    expect(error.message).toMatch(message);
    expect(error.faults[0].line).toBeGreaterThan(0);
  });

  it('refuses to write what XML cannot carry', () => {
    const units = [{ key: 'k', source: 'a\u0001', target: '', note: '', state: 'initial' as const }];
    expect(() => writeXliff({ id: 'f', from: 'en', to: 'pl', units })).toThrow(/k holds a control character/);
  });
});

describe('CSV', () => {
  it('begins with its mark, and no cell of it is a formula', () => {
    const units = ['=1+1', '+1', '-1', '@a', '\tx', "'=1", '＝1'].map((source, at) => ({
      key: `k${at}`,
      source,
      target: source,
      note: source,
      state: 'initial' as const,
    }));
    const sent = writeCsv({ id: 'f', from: 'en', to: 'pl', units });
    expect(sent.startsWith('\uFEFF"key"')).toBe(true);
    expect(sent).not.toMatch(/"[=+\-@\t＝]/);
  });

  it('takes what spreadsheets of other countries write: semicolons, tabs, no quotes', () => {
    for (const sign of [';', '\t'])
      expect(
        readCsv(['key', 'source en', 'target pl', 'state', 'note'].join(sign).concat('\n', ['k', 'a, b', 'c', 'final', ''].join(sign)))
          .units,
      ).toEqual([{ key: 'k', source: 'a, b', target: 'c', state: 'final', line: 2 }]);
  });

  it.each([
    ['a missing column', 'key,source en,state\n', /no column "target pl"/],
    ['a quote that never ends', 'key,source en,target pl,state\n"k', /never ends/],
    ['an unknown state', 'key,source en,target pl,state\nk,a,b,done', /state "done"/],
  ])('refuses %s', (_, content, message) => expect(() => readCsv(content)).toThrow(message));

  it('refuses what is not UTF-8, and says how to save it', async () => {
    const file = join(dir, 'latin.csv');
    await writeFile(file, Buffer.from([0x6b, 0xe9, 0x2c]));
    await expect(readReturned(file)).rejects.toThrow(/CSV UTF-8/);
  });
});

test('JSON is written with short tables on one line, and says the same', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(jsonText(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
  expect(jsonText({ title: { en: 'Yes', es: 'Sí' }, list: [] })).toBe('{\n  "title": { "en": "Yes", "es": "Sí" },\n  "list": []\n}');
});
