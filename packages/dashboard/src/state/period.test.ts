import { expect, test } from 'vitest';
import { periodOf } from './period.ts';
import { resultQuery, stepOf } from './result-query.ts';

const today = '2026-11-22';

test('without a choice it is the last 30 days, today included', () => {
  expect(periodOf(null, null, null, today)).toEqual({ length: '30d', from: '2026-10-24', to: today });
});

test('own dates win over a length', () => {
  expect(periodOf('7d', '2026-01-01', '2026-01-31', today)).toEqual({ length: 'custom', from: '2026-01-01', to: '2026-01-31' });
});

test('dates that are none, or end before they begin, are as if not given', () => {
  expect(periodOf('7d', '2026-02-31x', '2026-03-01', today).length).toBe('7d');
  expect(periodOf(null, '2026-03-02', '2026-03-01', today).length).toBe('30d');
  expect(periodOf('constructor', null, null, today).length).toBe('30d');
});

test('a year is drawn by weeks, a quarter by days', () => {
  expect(stepOf(periodOf('90d', null, null, today))).toBe('day');
  expect(stepOf(periodOf('365d', null, null, today))).toBe('week');
});

test('results are asked for with the filters of the address and nothing else', () => {
  const query = new URLSearchParams('language=pl&channel=&period=7d&show=late');
  expect(resultQuery('s', query, { from: 'a', to: 'b' })).toEqual({ survey: 's', from: 'a', to: 'b', language: 'pl' });
});
