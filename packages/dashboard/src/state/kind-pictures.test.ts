import { Question } from '@earshot/model';
import { expect, test } from 'vitest';
import { matrixRows, npsGroups, rankedThings, timesOf } from './kind-pictures.ts';

const lines = (...ids: string[]) => ids.map((id) => ({ id, label: { en: id } }));

test('promoters, passives and detractors take all eleven points', () => {
  const histogram = Object.fromEntries(Array.from({ length: 11 }, (_, point) => [point, 1]));
  expect(npsGroups({ histogram }).map(({ n }) => n)).toEqual([7, 2, 2]);
});

test('days are shown by month, a month without any too; by year and by decade where months are many', () => {
  expect(timesOf({ '2026-09': 2, '2026-11': 1 }).map(({ n }) => n)).toEqual([2, 0, 1]);
  expect(timesOf({ '2019-09': 2, '2026-11': 1 }).map(({ label }) => label)).toEqual(
    [2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026].map(String),
  );
  expect(timesOf({ '1931-01': 1, '1938-05': 1, '2008-02': 3 }).map(({ label, n }) => [label, n])).toEqual([
    ['1930–1939', 2],
    ['1940–1949', 0],
    ['1950–1959', 0],
    ['1960–1969', 0],
    ['1970–1979', 0],
    ['1980–1989', 0],
    ['1990–1999', 0],
    ['2000–2009', 3],
  ]);
  expect(timesOf({})).toEqual([]);
  expect(timesOf({ '0001-01': 1, '2026-11': 2 })).toHaveLength(2);
});

test('shares of a matrix are of those who answered its row', () => {
  const question = Question.parse({
    id: 'counter',
    kind: 'matrix',
    prompt: { en: '?' },
    rows: lines('wait', 'staff'),
    columns: lines('poor', 'good'),
  });
  if (question.kind !== 'matrix') throw new TypeError(question.kind);
  expect(matrixRows(question, { histogram: { 'wait/poor': 3, 'wait/good': 1 } })).toMatchObject([
    {
      n: 4,
      cells: [
        { n: 3, share: '75%' },
        { n: 1, share: '25%' },
      ],
    },
    { n: 0, cells: [{ share: '–' }, { share: '–' }] },
  ]);
});

test('things stand in the order of their mean place, those nobody placed last', () => {
  const question = Question.parse({ id: 'matters', kind: 'rank', prompt: { en: '?' }, options: lines('new', 'quick', 'kind') });
  if (question.kind !== 'rank') throw new TypeError(question.kind);
  const histogram = { 'quick@1': 1, 'quick@2': 3, 'kind@1': 3, 'kind@2': 1 };
  expect(rankedThings(question, { histogram }).map(({ id, mean, first }) => [id, mean, first])).toEqual([
    ['kind', 1.25, '75%'],
    ['quick', 1.75, '25%'],
    ['new', null, '–'],
  ]);
});
