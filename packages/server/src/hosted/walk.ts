import type { SaidQuestion, SaidSurvey } from '@earshot/model';
import { type AnswerFault, checkAnswer, nextQuestion, previousQuestion, questionsDue, saysRatherNot } from '@earshot/model/rules';
import { type AllHeld, givenOf, spokenOther } from './held.ts';

/** Where a person is in a survey: which question is on the page, which were, and what is wrong. */
export interface Place {
  current: SaidQuestion;
  shown: readonly string[];
  fault?: AnswerFault | undefined;
}

type Survey = Pick<SaidSurvey, 'questions'>;

/** The beginning: the first question due. */
export function firstPlace({ questions }: Survey): Place {
  const current = nextQuestion(questions, {})!;
  return { current, shown: [current.id] };
}

/** The place a form says it came from; the beginning where it says nothing that could be. */
export function placeOf(survey: Survey, all: AllHeld, at: string | null, shown: readonly string[]): Place {
  const current = questionsDue(survey.questions, givenOf(all)).find(({ id }) => id === at);
  if (!current) return firstPlace(survey);
  const known = survey.questions.map(({ id }) => id).filter((id) => shown.includes(id) || id === current.id);
  return { current, shown: known };
}

/** What is wrong with one answer; whoever finishes early may leave it open. */
const faultOf = (question: SaidQuestion, all: AllHeld, early = false): AnswerFault | undefined => {
  const value = all.get(question.id)?.value;
  if (question.ratherNot && saysRatherNot(value)) return undefined;
  const given = saysRatherNot(value) ? value : givenOf(all)[question.id];
  return checkAnswer(early ? { ...question, required: false } : question, given, spokenOther(question, all));
};

const show = (place: Place, current: SaidQuestion): Place => ({ current, shown: [...new Set([...place.shown, current.id])] });

/** One step on: the same question with its fault, the next one due, or `done` when every answer may be sent. */
export function stepOn({ questions }: Survey, all: AllHeld, place: Place): Place | 'done' {
  const fault = faultOf(place.current, all);
  if (fault) return { ...place, fault };
  const given = givenOf(all);
  const next = nextQuestion(questions, given, place.current.id);
  if (next) return show(place, next);
  return end({ questions }, all, place, false);
}

/** What is done ends here, at the person's wish or at the last question. What stands in hidden fields came from outside as well. */
function end({ questions }: Survey, all: AllHeld, place: Place, early: boolean): Place | 'done' {
  for (const question of questionsDue(questions, givenOf(all))) {
    const wrong = early && !place.shown.includes(question.id) ? undefined : faultOf(question, all, early);
    if (wrong) return { ...show(place, question), fault: wrong };
  }
  return 'done';
}

/** Ends before the last question, with what was answered so far: nothing need be answered, but what is there must be in order. */
export const finishEarly = (survey: Survey, all: AllHeld, place: Place): Place | 'done' => end(survey, all, place, true);

/** One step back, without a check: what was put in stays. */
export function stepBack({ questions }: Survey, all: AllHeld, place: Place): Place {
  const before = previousQuestion(questions, givenOf(all), place.current.id);
  return before ? show(place, before) : place;
}

/** Whether the answers so far end the survey here; unanswered with conditions ahead counts as not yet. */
export function isLast({ questions }: Survey, all: AllHeld, { current }: Place): boolean {
  const given = givenOf(all);
  if (nextQuestion(questions, given, current.id)) return false;
  return Object.hasOwn(given, current.id) || saysRatherNot(all.get(current.id)?.value) || questions.at(-1)?.id === current.id;
}

/** Where the person is, from 1, among the questions due so far. */
export function progressOf({ questions }: Survey, all: AllHeld, { current }: Place): { step: number; total: number } {
  const due = questionsDue(questions, givenOf(all));
  return { step: due.findIndex(({ id }) => id === current.id) + 1, total: due.length };
}
