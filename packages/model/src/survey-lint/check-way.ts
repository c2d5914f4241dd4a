import type { Survey } from '../survey.ts';
import type { Found } from './rules.ts';
import { says, wordLists, wordsOf } from './wording.ts';

/** The way through the questions: what comes first, what must be answered, how one may decline. */
export function* checkWay({ questions }: Survey): Generator<Found> {
  const [first] = questions;
  if (first?.kind === 'text' && !first.when)
    yield { code: 'text-first', at: 'questions.0', message: 'begins the survey with an empty field' };
  if (questions.length > 1 && questions.every(({ required }) => required))
    yield { code: 'all-required', at: 'questions', message: `are ${questions.length}, and every one is required` };
  for (const [index, question] of questions.entries()) {
    const offered = ('segment' in question && question.segment) || ('ratherNot' in question && question.ratherNot);
    if (!offered || !('options' in question)) continue;
    const twice = question.options.findIndex(
      ({ id, label }) =>
        /^(prefer|rather)-not/.test(id) ||
        Object.entries(label).some(([language, text]) => says(wordsOf(text), wordLists(language)?.ratherNot ?? [])),
    );
    if (twice >= 0)
      yield { code: 'rather-not-twice', at: `questions.${index}.options.${twice}`, message: 'says what the widget adds itself' };
  }
}
