import { expect, test } from 'vitest';
import { createWords, strings } from './index.ts';
import notes from './notes.json' with { type: 'json' };
import status from './status.json' with { type: 'json' };

const FORM = /_(zero|one|two|few|many|other)$/;
const bare = (key: string) => key.replace(FORM, '');
const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
const english = strings.en!;
const plural = new Set(
  Object.keys(english)
    .filter((key) => FORM.test(key))
    .map(bare),
);
const others = Object.keys(strings).filter((tag) => tag !== 'en');

test.each(Object.keys(strings))('%s says everything English says, and nothing else', (tag) => {
  expect(new Set(Object.keys(strings[tag]!).map(bare))).toEqual(new Set(Object.keys(english).map(bare)));
});

test.each(Object.keys(strings))('%s has every plural form of its language', (tag) => {
  const forms = new Intl.PluralRules(tag).resolvedOptions().pluralCategories;
  for (const key of plural) for (const form of forms) expect(strings[tag], `${key}_${form}`).toHaveProperty([`${key}_${form}`]);
});

test.each(others)('%s fills in nothing that English does not', (tag) => {
  for (const [key, text] of Object.entries(strings[tag]!)) {
    const source = english[key] ?? english[`${bare(key)}_other`]!;
    // Languages with a word for "one" or "two" may leave the number out.
    const allowed = new Set(places(source));
    expect(
      places(text).every((name) => allowed.has(name)),
      key,
    ).toBe(true);
    if (!FORM.test(key) || key.endsWith('_other')) expect(places(text), key).toEqual(places(source));
  }
});

test.each(Object.entries(strings))('%s has no empty text and no exclamation mark', (_, texts) => {
  for (const text of Object.values(texts)) expect(text).toMatch(/^[^!¡！]+$/);
});

test('every text has a note for translators, and every language a status', () => {
  expect(new Set(Object.keys(notes))).toEqual(new Set(Object.keys(english).map(bare)));
  expect(new Set(Object.keys(status))).toEqual(new Set(Object.keys(strings)));
});

test('Arabic uses its six forms', () => {
  const words = createWords(strings.ar!, 'ar');
  const said = [0, 1, 2, 3, 11, 100].map((count) => words('text.left', { count }));
  expect(new Set(said).size).toBe(6);
});

test('numbers are written the way the language writes them', () => {
  expect(createWords(strings.en!, 'en')('text.left', { count: 1200 })).toBe('1,200 characters left');
});

test('a language the browser has no plural rules for takes the form "other"', () => {
  expect(createWords({ 'text.left_other': '{count} karaktè' }, 'ht')('text.left', { count: 1 })).toBe('1 karaktè');
});
