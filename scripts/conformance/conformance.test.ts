import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Criteria, parts, readCriteria, saidOf } from './criteria.ts';
import { conclude, makeReport, type Report } from './report.ts';
import type { Result } from './results.ts';
import { putInto } from './words.ts';

const root = new URL('../../', import.meta.url);
const read = (file: string) => readFileSync(new URL(file, root), 'utf8');
const criteria = readCriteria();
const product = { name: 'Earshot', version: '1.0.0', commit: null };
const made = new Date('2026-11-22T10:00:00Z');
const outcome = fc.constantFrom<Result['outcome']>('passed', 'failed', 'not run');

const small: Criteria = {
  ...criteria,
  evidence: { one: { file: 'a.test.ts', title: 'one ', titles: 2, shows: '' }, other: { file: 'a.test.ts', title: 'other', shows: '' } },
  criteria: [{ id: '1.1.1', name: 'Non-text Content', level: 'A', en: '9.1.1.1', widget: ['one', 'other'] }],
};
const resultOf = ([title, outcome]: [string, Result['outcome']]): Result => ({ file: 'a.test.ts', title, outcome });
const widget = (results: readonly Result[], from = small) =>
  makeReport(from, { vitest: { ran: '', results: [...results] } }, product, made).criteria[0]!.widget.outcome;

test('nothing passes with a test that failed or did not run, whatever else is so', () => {
  fc.assert(
    fc.property(fc.array(outcome), fc.boolean(), fc.boolean(), (tested, inapplicable, open) => {
      const concluded = conclude(tested, inapplicable, open);
      const whole = tested.length > 0 && tested.every((each) => each === 'passed');
      expect(concluded === 'passed').toBe(whole && !inapplicable && !open);
      expect(concluded === 'failed').toBe(tested.includes('failed'));
      if (tested.includes('not run') && concluded !== 'failed') expect(concluded).toBe('untested');
    }),
  );
});

test('a criterion passes where every title of its evidence ran and passed, and no other way', () => {
  const titles = fc.constantFrom('one light', 'one dark', 'other', 'elsewhere');
  fc.assert(
    fc.property(fc.array(fc.tuple(titles, outcome)), (list) => {
      const results = list.map(resultOf);
      const mine = (title: string) => results.filter((each) => each.title.startsWith(title));
      const failed = [...mine('one '), ...mine('other')].some((each) => each.outcome === 'failed');
      const concluded = widget(results);
      if (failed) expect(concluded).toBe('failed');
      else if (concluded === 'passed')
        for (const title of ['one light', 'one dark', 'other']) expect(mine(title).some((each) => each.outcome === 'passed')).toBe(true);
      if (mine('one ').length === 0 || mine('other').length === 0) expect(['untested', 'failed']).toContain(concluded);
    }),
  );
});

test.each<[string, [string, Result['outcome']][], string]>([
  ['nothing ran', [], 'untested'],
  ['one of two ran', [['one light', 'passed']], 'untested'],
  [
    'one title of two ran',
    [
      ['one light', 'passed'],
      ['other', 'passed'],
    ],
    'untested',
  ],
  [
    'a title ran nowhere',
    [
      ['one light', 'passed'],
      ['one dark', 'not run'],
      ['other', 'passed'],
    ],
    'untested',
  ],
  [
    'a title ran in one browser of two',
    [
      ['one light', 'passed'],
      ['one light', 'not run'],
      ['one dark', 'passed'],
      ['other', 'passed'],
    ],
    'passed',
  ],
  [
    'one browser of two failed',
    [
      ['one light', 'passed'],
      ['one light', 'failed'],
      ['other', 'passed'],
    ],
    'failed',
  ],
  [
    'the evidence is there by another file’s name',
    [
      ['one light', 'passed'],
      ['another', 'passed'],
    ],
    'untested',
  ],
])('%s', (_, results, concluded) => expect(widget(results.map(resultOf))).toBe(concluded));

test('what is named and exists nowhere is untested, and an open question is never a pass', () => {
  const passed = ['one light', 'one dark', 'other'].map((title) => resultOf([title, 'passed']));
  const [criterion] = small.criteria;
  expect(widget(passed, { ...small, criteria: [{ ...criterion!, widget: ['nobody'] }] })).toBe('untested');
  expect(widget(passed, { ...small, criteria: [{ ...criterion!, open: { widget: 'Who knows.' } }] })).toBe('cantTell');
  expect(widget(passed, { ...small, criteria: [{ ...criterion!, open: { hosted: 'Who knows.' } }] })).toBe('passed');
});

test('lists the 31 criteria of level A and the 24 of level AA with their clauses', () => {
  const ids = criteria.criteria.map(({ id }) => id);
  expect(new Set(ids).size).toBe(55);
  expect(criteria.criteria.filter(({ level }) => level === 'A')).toHaveLength(31);
  const without = criteria.criteria.filter(({ en }) => en === null).map(({ id }) => id);
  expect(without).toEqual(['2.4.11', '2.5.7', '2.5.8', '3.2.6', '3.3.7', '3.3.8']);
  for (const { id, en } of criteria.criteria) expect([null, `9.${id}`]).toContain(en);
});

test('every criterion has tests, a reason why it does not apply, or a word on what is open', () => {
  const used = new Set(criteria.criteria.flatMap((each) => parts.flatMap((part) => each[part] ?? [])));
  expect([...used].sort()).toEqual(Object.keys(criteria.evidence).sort());
  for (const criterion of criteria.criteria)
    for (const part of parts) {
      const said = saidOf(criterion.inapplicable, part) ?? saidOf(criterion.open, part) ?? criterion[part]?.[0];
      expect(said, `${criterion.id}, ${part}`).toBeTruthy();
    }
});

test.each(Object.entries(criteria.evidence))('%s names a test that exists', (_, { file, title }) => {
  expect(existsSync(new URL(file, root)), file).toBe(true);
  const source = read(file);
  const opened = ["'", '"', '`'].some((quote) => source.includes(`${quote}${title}`));
  expect(opened, `${file} has no test whose title begins with “${title}”`).toBe(true);
});

test('ACCESSIBILITY.md says what the criteria say (else: npm run conformance -- --keep)', () => {
  const page = read('ACCESSIBILITY.md');
  expect(putInto(page, criteria)).toBe(page);
});

// Kept by hand after a whole run, so a tree may be without one.
const kept = 'docs/accessibility/conformance.json';
test.runIf(existsSync(new URL(kept, root)))(
  'a kept report speaks of the same criteria and tests (else: npm test, npm run conformance -- --keep)',
  () => {
    const report = JSON.parse(read(kept)) as Report;
    const without = ({ criteria: all, evidence, standard, open }: Report) => ({
      criteria: all.map(({ widget, hosted, ...rest }) => ({
        ...rest,
        widget: { ...widget, outcome: '' },
        hosted: { ...hosted, outcome: '' },
      })),
      evidence: Object.entries(evidence).map(([id, { tests, outcome, ...named }]) => ({ id, ...named })),
      standard,
      open,
    });
    expect(without(report)).toEqual(without(makeReport(criteria, {}, product, made)));
  },
);
