import type { Condition } from '../question.ts';
import { type Given, holds } from './when.ts';

interface Asked {
  id: string;
  when?: Condition | undefined;
}

/** The questions that are due for these answers, in order. An answer to a question that is no longer due does not count. */
export function questionsDue<Q extends Asked>(questions: readonly Q[], given: Given): Q[] {
  const due: Q[] = [];
  const counted: Record<string, Given[string]> = {};
  for (const question of questions) {
    if (!holds(question.when, counted)) continue;
    due.push(question);
    if (Object.hasOwn(given, question.id)) counted[question.id] = given[question.id];
  }
  return due;
}

/** The question after `current` (the first when absent), or undefined at the end. `current` itself need not be due any more. */
export function nextQuestion<Q extends Asked>(questions: readonly Q[], given: Given, current?: string): Q | undefined {
  const at = questions.findIndex((question) => question.id === current);
  return questionsDue(questions, given).find((question) => questions.indexOf(question) > at);
}

/** The question before `current`, or undefined at the beginning. */
export function previousQuestion<Q extends Asked>(questions: readonly Q[], given: Given, current: string): Q | undefined {
  const at = questions.findIndex((question) => question.id === current);
  return questionsDue(questions, given).findLast((question) => questions.indexOf(question) < at);
}
