import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Condition } from '../question.ts';
import { nextQuestion, previousQuestion, questionsDue } from './next-question.ts';
import type { Given } from './when.ts';

const questions: { id: string; when?: Condition }[] = [
  { id: 'satisfaction' },
  { id: 'wrong', when: { question: 'satisfaction', atMost: 2 } },
  { id: 'why', when: { question: 'wrong', includes: 'other' } },
  { id: 'age' },
];
const ids = (given: Given) => questionsDue(questions, given).map(({ id }) => id);

describe('questions due', () => {
  test('a conditional question is due once its condition holds', () => {
    expect(ids({})).toEqual(['satisfaction', 'age']);
    expect(ids({ satisfaction: 2 })).toEqual(['satisfaction', 'wrong', 'age']);
    expect(ids({ satisfaction: 2, wrong: ['wait', 'other'] })).toEqual(['satisfaction', 'wrong', 'why', 'age']);
  });
  test('an answer to a question that is no longer due does not count', () => {
    expect(ids({ satisfaction: 5, wrong: ['other'] })).toEqual(['satisfaction', 'age']);
  });
});

describe('walking', () => {
  test('begins with the first and ends after the last', () => {
    expect(nextQuestion(questions, {})?.id).toBe('satisfaction');
    expect(nextQuestion(questions, {}, 'age')).toBeUndefined();
    expect(previousQuestion(questions, {}, 'satisfaction')).toBeUndefined();
    expect(nextQuestion([], {})).toBeUndefined();
  });
  test('goes on from where it stands when the question shown is no longer due', () => {
    expect(nextQuestion(questions, { satisfaction: 5 }, 'wrong')?.id).toBe('age');
    expect(previousQuestion(questions, { satisfaction: 5 }, 'why')?.id).toBe('satisfaction');
  });
});

const names = ['q0', 'q1', 'q2', 'q3', 'q4', 'q5'];
const given = fc.dictionary(fc.constantFrom(...names), fc.integer({ min: 1, max: 5 }));
const conditionOn = (earlier: string[]): fc.Arbitrary<Condition | undefined> =>
  earlier.length === 0
    ? fc.constant(undefined)
    : fc.option(
        fc
          .tuple(fc.constantFrom(...earlier), fc.integer({ min: 1, max: 5 }), fc.nat(2))
          .map(
            ([question, value, which]): Condition =>
              [{ question, atMost: value }, { question, isNot: value }, { not: { question, answered: true } }][which] as Condition,
          ),
        { nil: undefined },
      );
const surveys = fc
  .tuple(...names.map((_, i) => conditionOn(names.slice(0, i))))
  .map((whens) => names.map((id, i) => ({ id, when: whens[i] })));

describe('for any survey and any answers', () => {
  test('the questions due are stable: asked again with only their own answers, they are the same', () => {
    fc.assert(
      fc.property(surveys, given, (survey, answers) => {
        const due = questionsDue(survey, answers);
        const counted = Object.fromEntries(Object.entries(answers).filter(([id]) => due.some((question) => question.id === id)));
        expect(questionsDue(survey, counted)).toEqual(due);
      }),
    );
  });
  test('next and previous are each other’s inverse', () => {
    fc.assert(
      fc.property(surveys, given, (survey, answers) => {
        for (const { id } of questionsDue(survey, answers)) {
          const next = nextQuestion(survey, answers, id);
          if (next) expect(previousQuestion(survey, answers, next.id)?.id).toBe(id);
          const previous = previousQuestion(survey, answers, id);
          if (previous) expect(nextQuestion(survey, answers, previous.id)?.id).toBe(id);
        }
      }),
    );
  });
  test('following next from the start meets every question due, in order', () => {
    fc.assert(
      fc.property(surveys, given, (survey, answers) => {
        const met: string[] = [];
        for (let at = nextQuestion(survey, answers); at; at = nextQuestion(survey, answers, at.id)) met.push(at.id);
        expect(met).toEqual(questionsDue(survey, answers).map(({ id }) => id));
      }),
    );
  });
});
