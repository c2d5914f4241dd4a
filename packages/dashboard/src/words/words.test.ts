import { expect, test } from 'vitest';
import en from '../locales/en.json' with { type: 'json' };
import { hasWords, words } from './words.ts';

test('a counted text takes the plural form of its number', () => {
  expect(words('live.new', { n: 1 })).toBe('1 new answer');
  expect(words('live.new', { n: 12 })).toBe('12 new answers');
  expect(words('live.new', { n: 0 })).toBe('0 new answers');
});

test('numbers are written with their separators', () => {
  expect(words('live.new', { n: 4812 })).toMatch(/^4.812 new answers$/);
});

test('a name without a value stays visible instead of vanishing', () => {
  expect(words('period.words', { from: 'Monday' })).toBe('Monday to {to}');
});

test('every counted text has the form that English needs besides "one"', () => {
  const singular = Object.keys(en).filter((key) => key.endsWith('.one'));
  const missing = singular.filter((key) => !(key.replace(/\.one$/, '.other') in en));
  expect(missing).toEqual([]);
});

test('every measure has a name, a formula and a source', () => {
  const ids = ['gds.satisfaction', 'csat.top2', 'csat.stars5', 'csat.faces5', 'nps', 'ease5', 'ces', 'ces.top3', 'findability'];
  const missing = ids.flatMap((id) => ['name', 'formula', 'source'].map((sort) => `measure.${id}.${sort}`)).filter((key) => !hasWords(key));
  expect(missing).toEqual([]);
});

test('no text is empty or has markup in it', () => {
  const wrong = Object.entries(en).filter(([key, text]) => text.trim() === '' || (/<[a-z/]/i.test(text) && key !== 'sites.tag.where'));
  expect(wrong).toEqual([]);
});
