import { describe, expect, test } from 'vitest';
import { autonym, direction } from './direction.ts';
import { pickLanguage } from './pick-language.ts';

describe('picking a language', () => {
  test.each([
    ['zh-TW', ['zh-Hans', 'zh-Hant'], 'zh-Hant'],
    ['zh-HK', ['zh-Hans', 'zh-Hant'], 'zh-Hant'],
    ['zh-CN', ['zh-Hant', 'zh-Hans'], 'zh-Hans'],
    ['zh', ['zh-Hant', 'zh-Hans'], 'zh-Hans'],
    ['zh-Hans-TW', ['zh-Hant', 'zh-Hans'], 'zh-Hans'],
    ['zh-TW', ['zh-Hans'], 'en'],
    ['es-MX', ['es'], 'es'],
    ['es-MX', ['es', 'es-419'], 'es-419'],
    ['es-ES', ['es-419', 'es'], 'es'],
    ['es', ['es-419'], 'es-419'],
    ['cy-GB', ['cy'], 'cy'],
    ['CY_gb', ['cy'], 'cy'],
    ['pt-PT', ['pt-BR'], 'pt-BR'],
    ['sr-Latn', ['sr-Cyrl'], 'en'],
    ['fr', ['de', 'pl'], 'en'],
    ['not a tag', ['pl'], 'en'],
    ['', ['pl'], 'en'],
  ])('%s of %j is %s', (wanted, offered, expected) => expect(pickLanguage([wanted], ['en', ...offered], 'en')).toBe(expected));
  test('the first wanted that is offered wins, in the order wanted', () => {
    expect(pickLanguage([null, 'fr', undefined, 'pl-PL', 'cy'], ['en', 'cy', 'pl'], 'en')).toBe('pl');
  });
  test('nothing wanted is served by the source', () => expect(pickLanguage([], ['pl'], 'pl')).toBe('pl'));
});

describe('direction', () => {
  test.each([
    ['en', 'ltr'],
    ['ar', 'rtl'],
    ['ar-EG', 'rtl'],
    ['he', 'rtl'],
    ['ur', 'rtl'],
    ['ckb', 'rtl'],
    ['az-Arab', 'rtl'],
    ['ks-Deva', 'ltr'],
    ['pa', 'ltr'],
    ['pa-Arab-PK', 'rtl'],
    ['ur-Latn', 'ltr'],
  ])('%s is written %s', (tag, expected) => expect(direction(tag)).toBe(expected));
});

describe('the name of a language in itself', () => {
  test('is ours where browsers lack it, and the platform’s elsewhere', () => {
    expect(autonym('cy')).toBe('Cymraeg');
    expect(autonym('ca')).toBe('català');
  });
  test('is the tag where nobody knows a name', () => expect(autonym('qq')).toBe('qq'));
});
