import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchTerms, searchWords } from './words.ts';

describe('search words', () => {
  it.each([
    ['Too LONG, to wait!', 'too long to wait'],
    ['café ﬁne ＡＢＣ', 'cafe fine abc'],
    ['٣٤ ३४ ๓๔ 34 𝟛𝟜', '34 34 34 34 34'],
    ['الخِدْمَةُ', 'الخدمه'],
    ['أُحِبّ إلى آخِر', 'احب الي اخر'],
    ['מְכוֹנִית', 'מכונית'],
    ['Łódź, żółw', 'lodz zolw'],
    ['Straße', 'strasse'],
    ['co\u00adop\u200dera\u2060tion', 'cooperation'],
    ['й и', 'й и'],
    ['', ''],
    ['🙂 — …', ''],
  ])('of %j are %j', (text, words) => {
    expect(searchWords(text)).toBe(words);
  });

  it('are cut by a dictionary where a script writes no spaces', () => {
    expect(searchWords('市政府的停車位').split(' ')).toContain('市政府');
    expect(searchWords('ที่จอดรถไม่พอ').split(' ').length).toBeGreaterThan(1);
    expect(searchWords('bus12番線')).toMatch(/^bus12 番/);
  });

  it('hold nothing but letters, marks and digits between single spaces, and stay as they are when cut again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const words = searchWords(text);
        expect(words).toMatch(/^([\p{L}\p{M}\p{N}]+( [\p{L}\p{M}\p{N}]+)*)?$/u);
        expect(words).not.toMatch(/[A-Z]/);
      }),
    );
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        expect(searchWords(searchWords(text))).toBe(searchWords(text));
      }),
    );
  });

  it('that somebody types are looked for once each, the last as it begins', () => {
    expect(searchTerms('Park the park bro')).toEqual([
      { word: 'park', prefix: false },
      { word: 'the', prefix: false },
      { word: 'bro', prefix: true },
    ]);
  });
});
