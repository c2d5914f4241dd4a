import { expect, test } from 'vitest';
import { match, withQuery } from './router.ts';

const at = (path: string, query = '') => ({ path, query: new URLSearchParams(query) });

test('a pattern finds its parameters, decoded', () => {
  expect(match('/surveys/:survey', '/surveys/parking%20permit')).toEqual({ survey: 'parking permit' });
  expect(match('/cases/:id', '/cases/a1/')).toEqual({ id: 'a1' });
  expect(match('/', '/')).toEqual({});
});

test('a path of another length or another name does not match', () => {
  expect(match('/surveys/:survey', '/surveys')).toBeNull();
  expect(match('/surveys', '/cases')).toBeNull();
  expect(match('/', '/surveys')).toBeNull();
});

test('a path that cannot be decoded is no page rather than an error', () => {
  expect(match('/surveys/:survey', '/surveys/%E0%A4%A')).toBeNull();
});

test('changing one value of the query keeps the others', () => {
  expect(withQuery({ score: 'low' }, at('/comments', 'period=7d&language=pl'))).toBe('/comments?period=7d&language=pl&score=low');
});

test('an empty value leaves the address', () => {
  expect(withQuery({ language: '', period: null }, at('/comments', 'period=7d&language=pl'))).toBe('/comments');
});
