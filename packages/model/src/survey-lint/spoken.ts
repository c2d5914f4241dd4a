import type { Question } from '../question.ts';
import type { Survey } from '../survey.ts';
import { textsOf } from '../translations.ts';
import { wordsOf } from './wording.ts';

/** One text of a survey in one language. */
export interface Spoken {
  /** Where it stands: `questions.0.prompt.en`. */
  at: string;
  language: string;
  text: string;
  words: readonly string[];
  part: 'title' | 'prompt' | 'label' | 'explanation';
  /** The question it belongs to. */
  question: Question | undefined;
}

const partOf = (at: string): Spoken['part'] => {
  if (at === 'title') return 'title';
  if (at.endsWith('.prompt')) return 'prompt';
  return /^(notice|thanks)\.|\.hint$/.test(at) ? 'explanation' : 'label';
};

/** Every text in every language, in the order of the file. */
export function* spokenIn(survey: Survey): Generator<Spoken> {
  for (const [at, texts] of textsOf(survey)) {
    const [, index] = /^questions\.(\d+)\./.exec(at) ?? [];
    const question = index === undefined ? undefined : survey.questions[Number(index)];
    for (const [language, text] of Object.entries(texts ?? {}))
      yield { at: `${at}.${language}`, language, text, words: wordsOf(text), part: partOf(at), question };
  }
}
