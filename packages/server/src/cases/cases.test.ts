import { Agency, type PublishedSurvey, Survey } from '@earshot/model';
import { expect, test } from 'vitest';
import { permitSurvey } from '../../test/ground.ts';
import type { Answered } from '../answered.ts';
import { casesFor } from './cases-for.ts';
import { dueAt } from './due-at.ts';
import { hasWords } from './has-words.ts';

const london = { timeZone: 'Europe/London', holidays: ['2026-12-25', '2026-12-28'] };
const due = (from: string, within: string, agency = london) => new Date(dueAt(Date.parse(from), within, agency)).toISOString();

test('days of a due time are working days', () => {
  expect(due('2026-11-20T15:00:00Z', 'P2D')).toBe('2026-11-24T15:00:00.000Z');
  expect(due('2026-12-24T15:00:00Z', 'P2D')).toBe('2026-12-30T15:00:00.000Z');
});
test('hours run on the clock, but nothing is due on a weekend or a holiday', () => {
  expect(due('2026-11-19T15:00:00Z', 'PT4H')).toBe('2026-11-19T19:00:00.000Z');
  expect(due('2026-11-20T22:00:00Z', 'PT4H')).toBe('2026-11-23T02:00:00.000Z');
});
test('whether a day is one of work is asked in the zone of the agency', () => {
  // Sunday 20:00 in London is Monday morning in Auckland.
  expect(due('2026-11-22T20:00:00Z', 'PT1H', { timeZone: 'Pacific/Auckland', holidays: [] })).toBe('2026-11-22T21:00:00.000Z');
  expect(due('2026-11-22T20:00:00Z', 'PT1H')).toBe('2026-11-23T21:00:00.000Z');
});
test('words are counted in scripts without spaces', () => {
  expect(hasWords('too slow', 3)).toBe(false);
  expect(hasWords('it was slow…', 3)).toBe(true);
  expect(hasWords('窓口の対応がとても遅かった', 3)).toBe(true);
  expect(hasWords('!!! ??? ...', 1)).toBe(false);
});

const agency = Agency.parse({
  id: 'city',
  name: { en: 'City' },
  timeZone: 'Europe/London',
  services: [{ id: 'permits', name: { en: 'P' }, queue: 'desk' }],
});
const published: PublishedSurvey = { agency: 'city', version: 1, publishedAt: 0, state: 'live', survey: Survey.parse(permitSurvey) };
const low: Answered = {
  id: 'r1',
  given: { satisfaction: 1 },
  score: 1,
  comments: [],
  contact: false,
  reference: null,
  about: null,
  day: 20261122,
  receivedAt: Date.parse('2026-11-20T15:00:00Z'),
};
const open = (more: Partial<Answered>) => casesFor(published, agency, { ...low, ...more });

test('a good score opens nothing', () => {
  expect(open({ given: { satisfaction: 5 }, score: 5 })).toEqual([]);
});
test('a low score without words joins the daily case of its service and reason', () => {
  expect(open({ comments: [{ question: 'why', text: 'too slow' }] })).toMatchObject([
    { kind: 'daily', key: 'permits/satisfaction/2026-11-22', queue: 'desk', score: 1, comment: null },
  ]);
});
test('three words, a reference or a contact make it a case of the person', () => {
  expect(open({ comments: [{ question: 'why', text: 'nobody called back' }] })).toMatchObject([
    { kind: 'person', key: 'r1', comment: 'nobody called back' },
  ]);
  expect(open({ contact: true })).toMatchObject([{ kind: 'person', key: 'r1', comment: null }]);
  expect(open({ reference: 'PP-1' })).toMatchObject([{ kind: 'person', key: 'r1', comment: null }]);
});
