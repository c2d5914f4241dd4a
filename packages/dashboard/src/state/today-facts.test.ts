import { expect, test } from 'vitest';
import { type TodayFacts, todaySentences, together } from './today-facts.ts';

const calm: TodayFacts = {
  cases: { late: 0, dueToday: 0, nextDue: null },
  today: '2026-11-22',
  yesterday: '2026-11-21',
  answeredToday: 0,
  answeredYesterday: 212,
  satisfied: 0.9,
  silent: [],
  paused: [],
};
const texts = (facts: Partial<TodayFacts>) => todaySentences({ ...calm, ...facts }).map(({ text }) => text);

test('a calm day is one sentence', () => {
  expect(texts({})).toEqual(['Nothing is due. 212 people answered yesterday; 90% were satisfied.']);
});

test('a day on which nothing happened says so', () => {
  expect(texts({ answeredYesterday: 0, satisfied: null })).toEqual(['Nothing is due. Nobody answered yesterday.']);
});

test('what is late comes before what is due', () => {
  const sentences = todaySentences({ ...calm, cases: { late: 1, dueToday: 3, nextDue: '2 h 10' } });
  expect(sentences.map(({ text }) => text).slice(0, 2)).toEqual(['1 case is late.', '3 cases are due today, the next in 2 h 10.']);
  expect(sentences.map(({ to }) => to).slice(0, 2)).toEqual(['/cases?show=late', '/cases?show=today']);
});

test('a case is never called due when the reader may not see cases', () => {
  expect(texts({ cases: null })).toEqual(['212 people answered yesterday; 90% were satisfied.']);
});

test('a share is left out where nobody was asked how satisfied they were', () => {
  expect(texts({ satisfied: null })).toEqual(['Nothing is due. 212 people answered yesterday.']);
});

test('there are never more than five sentences', () => {
  const many = todaySentences({
    ...calm,
    cases: { late: 2, dueToday: 1, nextDue: '1 h' },
    answeredToday: 9,
    silent: [{ id: 'a', title: 'A' }],
    paused: [{ id: 'b', title: 'B' }],
  });
  expect(many).toHaveLength(5);
});

test('one silent survey is named and led to, several are counted', () => {
  const one = todaySentences({ ...calm, silent: [{ id: 'tax', title: 'Council tax' }] }).at(-1);
  expect(one).toEqual({ text: '“Council tax” has no answers yet.', to: '/surveys/tax' });
  expect(
    texts({
      silent: [
        { id: 'a', title: 'A' },
        { id: 'b', title: 'B' },
      ],
    }).at(-1),
  ).toBe('2 surveys have no answers yet.');
});

test('shares of several surveys weigh by their answers', () => {
  const of = (value: number, n: number) => ({ id: 'csat.top2', version: 1, unit: 'percent' as const, value, n });
  expect(together([of(100, 10), of(50, 30)])).toBe(0.625);
  expect(together([])).toBeNull();
});
