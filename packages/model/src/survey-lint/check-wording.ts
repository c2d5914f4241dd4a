import type { Survey } from '../survey.ts';
import type { Found } from './rules.ts';
import { type Spoken, spokenIn } from './spoken.ts';
import { findPhrase, lixOf, says, sentencesOf, type WordLists, wordLists, wordsOf } from './wording.ts';

/** Beyond this readers lose a sentence's beginning; plain-language guides say 20 to 25. */
const LONGEST_SENTENCE = 25;
const LONGEST_LABEL = 12;
/** Fewer words than this give no LIX worth a remark. */
const LEAST_FOR_LIX = 40;

/** Questions that are answered with one touch on one thing: an open question may well ask about two. */
const isClosed = ({ question }: Spoken): boolean => question !== undefined && ['rating', 'nps', 'ces', 'yesno'].includes(question.kind);

/** Wording, language by language; of a language without lists only the lengths are looked at. */
export function* checkWording(survey: Survey): Generator<Found> {
  const reading = new Map<string, string[]>();
  for (const spoken of spokenIn(survey)) {
    yield* lengths(spoken);
    const lists = wordLists(spoken.language);
    if (!lists) continue;
    if (spoken.part === 'prompt') yield* promptWording(spoken, lists, survey.title[spoken.language] ?? '');
    if (spoken.part === 'label' && spoken.question?.kind !== 'choices') yield* labelWording(spoken, lists);
    if (spoken.part === 'prompt' || spoken.part === 'explanation')
      reading.set(spoken.language, [...(reading.get(spoken.language) ?? []), spoken.text]);
  }
  for (const [language, texts] of reading) {
    const most = wordLists(language)?.lix;
    const { lix, words } = lixOf(texts);
    if (most !== undefined && words >= LEAST_FOR_LIX && lix > most)
      yield { code: 'hard-to-read', at: `languages.${language}`, message: `reads hard: LIX ${Math.round(lix)}, plain is up to ${most}` };
  }
}

function* lengths({ at, text, words, part }: Spoken): Generator<Found> {
  if (part === 'prompt' && words.length > LONGEST_SENTENCE)
    yield { code: 'long-prompt', at, message: `has ${words.length} words; ${LONGEST_SENTENCE} are enough` };
  if (part === 'label' && words.length > LONGEST_LABEL)
    yield { code: 'long-option', at, message: `has ${words.length} words; ${LONGEST_LABEL} are enough` };
  const longest = Math.max(0, ...sentencesOf(text).map((sentence) => wordsOf(sentence).length));
  if (part === 'explanation' && longest > LONGEST_SENTENCE)
    yield { code: 'long-sentence', at, message: `has a sentence of ${longest} words; ${LONGEST_SENTENCE} are enough` };
}

function* promptWording(spoken: Spoken, lists: WordLists, title: string): Generator<Found> {
  const { at, words } = spoken;
  const leading = findPhrase(words, lists.leading);
  if (leading) yield { code: 'leading', at, message: `suggests the answer: "${leading.said}"` };
  if (!isClosed(spoken)) return;
  // "satisfied or dissatisfied" names both sides of one thing.
  if (says(words, lists.positive) && says(words, lists.negative)) return;
  const joined = joinedIn(words, lists, wordsOf(title));
  if (joined) yield { code: 'double-barrelled', at, message: `asks about two things: "${joined}"` };
  const not = findPhrase(words, lists.not);
  // A denial that belongs to a joined pair ("or not") names both sides too.
  if (not && !says(words.slice(Math.max(0, not.at - 1), not.at), lists.join))
    yield { code: 'negation', at, message: `denies: "${not.said}"` };
}

/** Two things joined inside a question, with their neighbours; not what is one thing, nor the name the survey itself bears. */
function joinedIn(words: readonly string[], lists: WordLists, title: readonly string[]): string | undefined {
  for (let from = 1; from < words.length; ) {
    const join = findPhrase(words, lists.join, from);
    // Last in the sentence it joins nothing, unless it is joined to its word as in Arabic.
    if (!join || (join.at === words.length - 1 && !lists.join.some((each) => each.endsWith('*')))) return undefined;
    const around = words.slice(Math.max(0, join.at - 2), join.at + join.length + 2);
    const pair = words.slice(join.at - 1, join.at + join.length + 1);
    const isName = pair.length > 1 && title.some((_, at) => pair.every((word, place) => title[at + place] === word));
    if (!isName && !says(around, lists.together)) return pair.join(' ');
    from = join.at + join.length;
  }
  return undefined;
}

function* labelWording({ at, words }: Spoken, lists: WordLists): Generator<Found> {
  const denied = findPhrase(words, lists.notAgree);
  if (denied && !says(words, lists.neutral)) yield { code: 'negated-label', at, message: `denies: "${denied.said}"` };
}
