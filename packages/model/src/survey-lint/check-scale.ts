import type { Survey } from '../survey.ts';
import type { Found } from './rules.ts';
import { sideOf, wordLists } from './wording.ts';

/** Whether scales give both sides the same room. Labels the word lists cannot place are never guessed at. */
export function* checkScales(survey: Survey): Generator<Found> {
  for (const [index, question] of survey.questions.entries()) {
    if (question.kind !== 'rating' || question.labels.length !== question.points) continue;
    for (const language of Object.keys(survey.languages)) {
      const lists = wordLists(language);
      const labels = question.labels.map((label) => label[language]);
      if (!lists || !labels.every((label) => label !== undefined)) continue;
      const sides = labels.map((label) => sideOf(label, lists));
      const at = `questions.${index}.labels`;
      const count = (side: string) => sides.filter((each) => each === side).length;
      const [good, bad] = [count('positive'), count('negative')];
      if (!sides.includes(undefined) && good !== bad)
        yield { code: 'unbalanced', at, message: `have ${good} good and ${bad} bad answers in ${language}` };
      const middle = (question.points - 1) / 2;
      const side = sides[middle];
      if (Number.isInteger(middle) && (side === 'positive' || side === 'negative'))
        yield {
          code: 'no-neutral',
          at: `${at}.${middle}.${language}`,
          message: `is the middle of ${question.points} points and takes a side`,
        };
    }
  }
}
