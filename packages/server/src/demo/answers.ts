import type { Answer } from '@earshot/model';
import { comment, isWritten } from './comments.ts';
import { type DemoSurvey, type Language, outage } from './people.ts';
import type { Chance } from './random.ts';

type Score = 1 | 2 | 3 | 4 | 5;

/** What people with a low score tick, by survey. */
const reasons = {
  'parking-permit-done': { wait: 34, website: 16, documents: 22, unclear: 24, 'no-answer': 20, other: 9 },
  'waste-collection': { dates: 36, missed: 26, items: 18, price: 12, website: 12, other: 8 },
} as const;

export interface Asked {
  survey: DemoSurvey;
  day: number;
  language: Language;
  score: Score;
  /** Whether words come with it. @default by chance, more often at the two ends of the scale */
  inWords?: boolean;
}

/** One person's answers, question by question as the survey asks them. */
export function answersOf({ survey, day, language, score, inWords }: Asked, chance: Chance): Answer[] {
  const broken = survey === 'parking-permit-done' ? outage(day) : 0;
  const answers: Answer[] = [
    { question: survey === 'library-visit' ? 'stars' : survey === 'waste-collection' ? 'ease' : 'satisfaction', value: score },
  ];
  if (survey === 'library-visit') answers.push(found(score, chance));
  else if (score <= 2) answers.push(wrong(survey, broken, chance));
  const isWriting = inWords ?? isWritten(score, chance);
  answers.push(
    isWriting ? { question: 'why', value: comment(survey, score, language, broken, chance) } : { question: 'why', skipped: true },
  );
  return answers;
}

function found(score: Score, chance: Chance): Answer {
  if (chance.happens(0.08)) return { question: 'found', skipped: true };
  return { question: 'found', value: chance.weighted({ yes: 4 * score, partly: 5, no: (6 - score) * 1.2 }) };
}

function wrong(survey: keyof typeof reasons, broken: number, chance: Chance): Answer {
  if (chance.happens(0.1)) return { question: 'wrong', skipped: true };
  const weights: Record<string, number> = { ...reasons[survey] };
  weights.website = weights.website! + 160 * broken;
  const ticked = new Set([chance.weighted(weights)]);
  while (ticked.size < 3 && chance.happens(0.35)) ticked.add(chance.weighted(weights));
  return { question: 'wrong', value: [...ticked] };
}
