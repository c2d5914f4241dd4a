import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanText, isWellFormed } from './clean-text.ts';

describe('clean text', () => {
  test('composes letters, unifies line ends and drops control characters', () => {
    expect(cleanText('e\u0301')).toBe('é');
    expect(cleanText('one\r\ntwo\rthree\tfour')).toBe('one\ntwo\nthree\tfour');
    expect(cleanText('a\u0000b\u001bc\u0085d\u007f')).toBe('abcd');
  });
  test('half a surrogate pair becomes the replacement character, a whole one stays', () => {
    expect(cleanText('\ud83d!')).toBe('\ufffd!');
    expect(cleanText('👍')).toBe('👍');
  });
  test('keeps what other scripts need: joiners, direction marks, Arabic and Thai marks', () => {
    for (const text of ['👩‍👩‍👧', 'می‌خواهم', '\u200fשלום', 'สวัสดี']) expect(cleanText(text)).toBe(text.normalize('NFC'));
  });
  test('cleaning twice is cleaning once, and what is clean is well formed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(cleanText(cleanText(text))).toBe(cleanText(text));
        expect(isWellFormed(cleanText(text))).toBe(true);
      }),
    );
  });
  test('a control character or half a surrogate is not well formed; line ends are', () => {
    expect(['a\u0000', '\ud83d', '\u009b'].map(isWellFormed)).toEqual([false, false, false]);
    expect(['a\r\nb', 'a\tb', ''].map(isWellFormed)).toEqual([true, true, true]);
  });
});
