/** Scripts that set no space between words: there a word may stand anywhere. */
const spaceless = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
/** What Arabic writes as one with the word that follows: and, so, with, to, like, the. */
const arabicPrefixes = ['و', 'ف', 'ب', 'ل', 'ك', 'ال', 'وال', 'فال', 'بال', 'كال', 'لل', 'ولل'];

/** Small letters without accents and vowel signs, and one space wherever something else than letters and digits stands. */
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f\u0591-\u05c7\u0640\u064b-\u065f\u0670\p{Cf}]/gu, '')
    .replace(/[łىة]/g, (letter) => ({ ł: 'l', ى: 'ي', ة: 'ه' })[letter]!)
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();

/**
 * Whether somebody wrote one of these words or phrases: whole words, however accents, capitals and punctuation are written.
 * A word that ends in `*` may end in any way.
 */
export function soundsUrgent(text: string, words: readonly string[]): boolean {
  const said = ` ${plain(text)} `;
  return words.some((word) => {
    const wanted = plain(word);
    if (!wanted) return false;
    if (spaceless.test(wanted)) return said.includes(wanted);
    const end = word.endsWith('*') ? '' : ' ';
    return ['', ...(/\p{sc=Arabic}/u.test(wanted) ? arabicPrefixes : [])].some((prefix) => said.includes(` ${prefix}${wanted}${end}`));
  });
}
