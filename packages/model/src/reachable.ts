import type { AnswerValue } from './answer.ts';
import type { Condition, Question } from './question.ts';
import { holds } from './rules/when.ts';

/** The ids of the questions a condition looks at. */
export const questionsIn = (when: Condition): string[] => {
  if ('all' in when) return when.all.flatMap(questionsIn);
  if ('any' in when) return when.any.flatMap(questionsIn);
  if ('not' in when) return questionsIn(when.not);
  return [when.question];
};

/** Options a condition looks for by name: the others are alike to it. */
const includedIn = (when: Condition, question: string): string[] => {
  if ('all' in when) return when.all.flatMap((each) => includedIn(each, question));
  if ('any' in when) return when.any.flatMap((each) => includedIn(each, question));
  if ('not' in when) return includedIn(when.not, question);
  return 'includes' in when && when.question === question ? [when.includes] : [];
};

/** Stands for any text a person may write. */
const SOME_TEXT = 'some text';
/** Trials after which we stop and say nothing: a survey of that many branches is beyond what this can judge. */
const MOST_TRIALS = 20_000;

function subsets(ids: readonly string[]): string[][] {
  return ids.reduce<string[][]>((sets, id) => sets.concat(sets.map((set) => set.concat(id))), [[]]);
}

const scales = {
  nps: Array.from({ length: 11 }, (_, point) => point),
  ces: Array.from({ length: 7 }, (_, point) => point + 1),
};

/** What conditions compare the answer to a question with. */
const comparedTo = (conditions: readonly Condition[], question: string): (string | number | boolean)[] =>
  conditions.flatMap((when) => {
    if ('all' in when) return comparedTo(when.all, question);
    if ('any' in when) return comparedTo(when.any, question);
    if ('not' in when) return comparedTo([when.not], question);
    if (when.question !== question) return [];
    const { is, isNot, atLeast, atMost } = when as { is?: string; isNot?: string; atLeast?: number; atMost?: number };
    return [is, isNot, atLeast, atMost].filter((value) => value !== undefined);
  });

/** Of all numbers those that conditions can tell apart: the ones they name, their neighbours, and the limits. */
function numbersNear({ id, min, max, decimals }: Extract<Question, { kind: 'number' }>, conditions: readonly Condition[]): number[] {
  const step = 10 ** -decimals;
  const named = [0, min, max, ...comparedTo(conditions, id)].filter((value) => typeof value === 'number');
  const near = named.flatMap((value) => [value - step, value, value + step]).map((value) => Number(value.toFixed(decimals)));
  return [...new Set(near)].filter((value) => value >= (min ?? value) && value <= (max ?? value));
}

/** The answers a question can get, as far as the conditions can tell them apart. */
function answersTo(question: Question, conditions: readonly Condition[]): (AnswerValue | undefined)[] {
  const left = question.required ? [] : [undefined];
  switch (question.kind) {
    case 'rating':
      return [...left, ...Array.from({ length: question.points }, (_, index) => index + 1)];
    case 'yesno':
      return [...left, 'yes', 'no'];
    case 'choice':
      return [...left, ...question.options.map(({ id }) => id)];
    case 'choices': {
      const named = new Set(conditions.flatMap((when) => includedIn(when, question.id)));
      const [offered, others] = [question.options.filter(({ id }) => named.has(id)), question.options.filter(({ id }) => !named.has(id))];
      const ids = [...offered.map(({ id }) => id), ...others.slice(0, 1).map(({ id }) => id)].slice(0, 10);
      return [...left, ...subsets(ids).filter((set) => set.length > 0 && set.length <= (question.max ?? ids.length))];
    }
    case 'nps':
    case 'ces':
      return [...left, ...scales[question.kind]];
    case 'text':
      return [...left, SOME_TEXT];
    case 'number':
      return [...left, ...numbersNear(question, conditions)];
    case 'date':
      return [...left, SOME_TEXT, ...comparedTo(conditions, question.id).filter((value) => typeof value === 'string')];
    case 'consent':
      return [undefined, true];
    case 'statement':
      return [undefined];
    case 'rank':
      return [...left, question.options.map(({ id }) => id)];
    // Conditions can only ask whether these were answered.
    case 'matrix':
    case 'contact':
      return [...left, {}];
  }
}

/** Whether a condition holds for some answers to the earlier questions, for all, or for none: tried out with the same rule the page uses. */
export function possible(when: Condition, earlier: readonly Question[]): 'sometimes' | 'always' | 'never' | 'unknown' {
  const wanted = new Set(questionsIn(when));
  for (const question of [...earlier].reverse()) {
    if (wanted.has(question.id) && question.when) for (const id of questionsIn(question.when)) wanted.add(id);
  }
  const asked = earlier.filter(({ id }) => wanted.has(id));
  const conditions = [when, ...asked.flatMap((question) => question.when ?? [])];
  let trials = 0;
  let held = 0;
  const tryFrom = (index: number, given: Record<string, AnswerValue | undefined>): void => {
    if (trials >= MOST_TRIALS) return;
    const question = asked[index];
    if (!question) {
      trials++;
      if (holds(when, given)) held++;
    } else if (!holds(question.when, given)) tryFrom(index + 1, given);
    else
      for (const value of answersTo(question, conditions))
        tryFrom(index + 1, value === undefined ? given : { ...given, [question.id]: value });
  };
  tryFrom(0, {});
  if (held > 0 && held < trials) return 'sometimes';
  if (trials >= MOST_TRIALS) return 'unknown';
  return held > 0 ? 'always' : 'never';
}
