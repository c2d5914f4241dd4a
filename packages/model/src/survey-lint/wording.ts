import ar from './words/ar.json' with { type: 'json' };
import de from './words/de.json' with { type: 'json' };
import en from './words/en.json' with { type: 'json' };
import es from './words/es.json' with { type: 'json' };
import fr from './words/fr.json' with { type: 'json' };
import pl from './words/pl.json' with { type: 'json' };

/** What the check knows of a language; words/README.md says what each list means. */
export interface WordLists {
  join: readonly string[];
  together: readonly string[];
  leading: readonly string[];
  not: readonly string[];
  notAgree: readonly string[];
  positive: readonly string[];
  negative: readonly string[];
  neutral: readonly string[];
  ratherNot: readonly string[];
  lix?: number;
}

const known: Readonly<Record<string, WordLists>> = { ar, de, en, es, fr, pl };

/** Languages whose wording is looked at; of others only length, translation and structure are. */
export const languagesWithWords: readonly string[] = Object.keys(known);

/** The lists for a tag: `es-419` is read as Spanish. */
export const wordLists = (tag: string): WordLists | undefined => known[tag.split('-')[0] ?? ''];

// Vowel marks and the lengthening stroke: written or left out as the author likes.
const arabicMarks = /[\u064b-\u065f\u0670\u0640]/g;

/** The words of a text, small, without marks: `don’t` is one word, `zadowolony/-a` are two. */
export const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(arabicMarks, '')
    .replaceAll('’', "'")
    .match(/[\p{L}\p{M}\p{N}]+(?:['-][\p{L}\p{M}\p{N}]+)*/gu) ?? [];

const fits = (word: string | undefined, pattern: string): boolean => {
  if (word === undefined) return false;
  if (pattern.endsWith('*')) return word.startsWith(pattern.slice(0, -1));
  if (pattern.startsWith('*')) return word.endsWith(pattern.slice(1));
  return word === pattern;
};

const phrases = new Map<string, string[]>();
/** A phrase of a list as words, in the same spelling as `wordsOf` gives. */
function patternOf(phrase: string): string[] {
  const made = phrases.get(phrase) ?? phrase.normalize('NFKC').toLowerCase().replace(arabicMarks, '').split(' ');
  phrases.set(phrase, made);
  return made;
}

/** Where the first of some phrases stands among words. */
export function findPhrase(
  words: readonly string[],
  list: readonly string[],
  from = 0,
): { at: number; length: number; said: string } | undefined {
  for (let at = from; at < words.length; at++) {
    for (const phrase of list) {
      const pattern = patternOf(phrase);
      if (pattern.every((each, place) => fits(words[at + place], each)))
        return { at, length: pattern.length, said: words.slice(at, at + pattern.length).join(' ') };
    }
  }
  return undefined;
}

export const says = (words: readonly string[], list: readonly string[]): boolean => findPhrase(words, list) !== undefined;

/** Where a label stands on its scale; undefined when the lists do not tell. */
export function sideOf(label: string, lists: WordLists): 'positive' | 'negative' | 'neutral' | undefined {
  const words = wordsOf(label);
  if (says(words, lists.neutral)) return 'neutral';
  if (says(words, lists.negative)) return 'negative';
  if (says(words, lists.positive)) return says(words, lists.not) ? 'negative' : 'positive';
  return undefined;
}

/** Sentences by their end marks, those of Arabic too. */
export const sentencesOf = (text: string): string[] => text.split(/(?<=[.!?؟。])\s+/u).filter((sentence) => wordsOf(sentence).length > 0);

/** More letters than this make a word long. */
const LONG_WORD = 6;

/** LIX (Björnsson 1968): words per sentence plus the percentage of long words. Under 30 very easy, 40 to 50 as newspapers, over 55 as laws. */
export function lixOf(texts: readonly string[]): { lix: number; words: number } {
  const sentences = texts.flatMap(sentencesOf);
  const words = sentences.flatMap(wordsOf);
  const long = words.filter((word) => word.length > LONG_WORD).length;
  return { lix: words.length === 0 ? 0 : words.length / sentences.length + (100 * long) / words.length, words: words.length };
}
