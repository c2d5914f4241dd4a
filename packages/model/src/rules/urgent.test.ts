import { describe, expect, test } from 'vitest';
import { soundsUrgent } from './urgent.ts';

describe('urgent words', () => {
  test.each([
    ['I want to DIE.', ['want to die']],
    ['I don’t want to live', ["don't want to live"]],
    ['quiero  morirme', ['quiero morirme']],
    ['no respira', ['no respirá']],
    ['Pozar w kuchni', ['pożar*']],
    ['pożarem', ['pożar*']],
    ['nie chce zyc', ['nie chcę żyć']],
    ['هناك حَرِيقٌ كبير', ['حريق']],
    ['والحريق مستمر', ['حريق']],
    ['اريد ان اموت', ['أريد أن أموت']],
    ['我想自杀', ['自杀']],
    ['ฉันอยากตาย', ['อยากตาย']],
    ['a line\nbreak: house\nfire', ['house fire']],
  ])('%j is heard by %j', (text, words) => expect(soundsUrgent(text, words)).toBe(true));
  test.each([
    ['The diet plan', ['die']],
    ['I was fired', ['fire']],
    ['Suicidal', ['suicide']],
    ['محترق', ['ترق']],
    ['anything', []],
    ['anything', ['', '*', '…']],
    ['a (b) c', ['.*']],
  ])('%j is not heard by %j', (text, words) => expect(soundsUrgent(text, words)).toBe(false));
  test('ten thousand code points are read', () => {
    for (const piece of ['kill ', 'ا', 'a', '  ', '自'])
      expect(soundsUrgent(piece.repeat(10_000 / piece.length), ['kill me', 'حريق', '自杀'])).toBe(false);
  });
});
