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
    if (question.kind !== 'choice' || !question.segment) continue;
    const declines = question.options.some(
      ({ id, label }) =>
        /^(prefer|rather)-not/.test(id) ||
        Object.entries(label).some(([language, text]) => says(wordsOf(text), wordLists(language)?.ratherNot ?? [])),
    );
    if (!declines) yield { code: 'segment-rather-not', at: `questions.${index}.options`, message: 'have no "Prefer not to say"' };
  }
}
