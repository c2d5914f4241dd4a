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

/** Kinds whose prompt is read like an explanation: they may say more than a question asks. */
const explains = ['statement', 'consent'];

const partOf = (at: string, kind: string | undefined): Spoken['part'] => {
  if (at === 'title') return 'title';
  if (at.endsWith('.prompt')) return kind && explains.includes(kind) ? 'explanation' : 'prompt';
  return /^(notice|thanks)\.|\.hint$/.test(at) ? 'explanation' : 'label';
};

/** Every text in every language, in the order of the file. */
export function* spokenIn(survey: Survey): Generator<Spoken> {
  for (const [at, texts] of textsOf(survey)) {
    const [, index] = /^questions\.(\d+)\./.exec(at) ?? [];
    const question = index === undefined ? undefined : survey.questions[Number(index)];
    for (const [language, text] of Object.entries(texts ?? {}))
      yield { at: `${at}.${language}`, language, text, words: wordsOf(text), part: partOf(at, question?.kind), question };
  }
}
