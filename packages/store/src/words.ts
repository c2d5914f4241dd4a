/**
 * The one search tokenizer, for whatever index stands behind: words of any script as they are compared, joined by spaces.
 * SQLite's own tokenizers found 0–2 of 7 Chinese, Japanese, Thai and Arabic probes.
 */

/** Scripts that write no spaces between words; only these need a dictionary. */
const unspaced = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]+/gu;
const anyUnspaced = new RegExp(unspaced.source, 'u');
const words = /[\p{L}\p{M}\p{N}]+/gu;
const ascii = /^\p{ASCII}*$/u;
const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/** Vowel points, cantillation and hamzas, which most people leave out when they type; tatweel only stretches a word. */
const semiticMarks =
  /[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]/g;
/** Accents on Latin letters: staff search in languages whose keys they do not have. */
const latinMarks = /(\p{sc=Latin})\p{M}+/gu;
/** Characters inside words that change nothing that is read: soft hyphen, joiners. */
const invisible = /\u00ad|\u200c|\u200d|\u2060|\ufeff/g;
/** Letters that are typed one for the other and have no decomposition. */
const twins: Readonly<Record<string, string>> = {
  ى: 'ي',
  ی: 'ي',
  ة: 'ه',
  ک: 'ك',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
};
const anyTwin = new RegExp(`[${Object.keys(twins).join('')}]`, 'g');

const isDigit = /^\p{Nd}$/u;
/** Unicode keeps the decimal digits of each script together from zero upward, so a digit's value is its distance from the first. */
const digitValue = (digit: string): string => {
  const point = digit.codePointAt(0)!;
  let before = 0;
  while (isDigit.test(String.fromCodePoint(point - before - 1))) before += 1;
  return String(before % 10);
};

const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(invisible, '')
    .replace(semiticMarks, '')
    .replace(latinMarks, '$1')
    .replace(anyTwin, (letter) => twins[letter]!)
    .replace(/\p{Nd}/gu, (digit) => (digit <= '9' ? digit : digitValue(digit)))
    .normalize('NFC');

const split = (text: string): string[] => {
  if (ascii.test(text)) return text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const folded = fold(text);
  const spaced = anyUnspaced.test(folded)
    ? folded.replace(unspaced, (run) => ` ${Array.from(segmenter.segment(run), ({ segment }) => segment).join(' ')} `)
    : folded;
  return spaced.match(words) ?? [];
};

/** The words of a text as the search index keeps them, joined by spaces. */
export const searchWords = (text: string): string => split(text).join(' ');

/** What somebody typed, as words to look for. The last one may be unfinished; words of a dictionary script may be cut short by it. */
export const searchTerms = (typed: string): { word: string; prefix: boolean }[] => {
  const found = [...new Set(split(typed))];
  return found.map((word, index) => ({ word, prefix: index === found.length - 1 || anyUnspaced.test(word) }));
};
