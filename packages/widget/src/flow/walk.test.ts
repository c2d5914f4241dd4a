import type { AnswerValue, Condition, SaidQuestion, SaidSurvey } from '@earshot/model';
import { questionsDue, RATHER_NOT } from '@earshot/model/rules';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answersOf, responseOf } from './respond.ts';
import { createSession, given, type Session } from './session.ts';

const names = ['q0', 'q1', 'q2', 'q3', 'q4'];
const conditionOn = (earlier: string[]): fc.Arbitrary<Condition | undefined> =>
  earlier.length === 0
    ? fc.constant(undefined)
    : fc.option(fc.record({ question: fc.constantFrom(...earlier), atMost: fc.integer({ min: 1, max: 4 }) }) as fc.Arbitrary<Condition>, {
        nil: undefined,
      });
const question = (id: string, earlier: string[]): fc.Arbitrary<SaidQuestion> =>
  fc.record({ required: fc.boolean(), when: conditionOn(earlier), kind: fc.constantFrom('rating', 'text', 'choice') }).map(
    ({ kind, required, when }) =>
      ({
        id,
        kind,
        prompt: id,
        required,
        when,
        ...(kind === 'text' ? { maxLength: 5 } : {}),
        ...(kind === 'choice'
          ? {
              ratherNot: true,
              options: [
                { id: 'aa', label: 'A' },
                { id: 'bb', label: 'B', other: true },
              ],
            }
          : {}),
      }) as SaidQuestion,
  );
const surveys = fc.tuple(...names.map((id, at) => question(id, names.slice(0, at)))).map(
  (questions): SaidSurvey => ({
    agency: 'port-ellery',
    id: 'permit-done',
    version: 1,
    state: 'live',
    language: 'en',
    direction: 'ltr',
    languages: [],
    title: 'Permit',
    questions,
    notice: { controller: 'Port Ellery', purpose: 'To mend it', keepDays: 365 },
    contact: [],
    strings: {},
  }),
);
/** Some of them no answer at all, some wrong for their question. */
const value = fc.constantFrom<AnswerValue | undefined>(1, 2, 5, 9, 'aa', 'bb', 'far too long', '', RATHER_NOT, undefined);
type Step = { do: 'answer'; value: AnswerValue | undefined } | { do: 'next' | 'back' | 'clear' | 'finish' } | { do: 'turn'; to: string };
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ do: fc.constant('answer' as const), value }) },
    { weight: 4, arbitrary: fc.constant<Step>({ do: 'next' }) },
    fc.record({ do: fc.constantFrom('back' as const, 'clear' as const, 'finish' as const) }),
    fc.record({ do: fc.constant('turn' as const), to: fc.constantFrom(...names) }),
  ),
  { maxLength: 30 },
);

function take(session: Session, step: Step): void {
  const { id } = session.state.current;
  if (step.do === 'answer') session.answer(id, step.value);
  else if (step.do === 'clear') session.answer(id, undefined);
  else if (step.do === 'turn') session.back(step.to);
  else session[step.do]();
}

/** An answer its question takes. */
const good = ({ kind }: SaidQuestion): AnswerValue => (kind === 'rating' ? 2 : kind === 'text' ? 'slow' : 'aa');
const about = { response: '0197f0c2-0000-7000-8000-000000000000', channel: 'web' } as const;

test('whatever somebody does, every answer shown and still due is sent, and no other', () => {
  fc.assert(
    fc.property(surveys, steps, (survey, walk) => {
      const session = createSession(survey);
      for (const step of walk) {
        take(session, step);
        const { state } = session;
        const answers = given(state);
        const due = questionsDue(survey.questions, answers).map(({ id }) => id);
        const sent = answersOf(state);
        expect(sent.map(({ question: id }) => id)).toEqual(due.filter((id) => state.shown.includes(id)));
        for (const answer of sent) {
          if ('value' in answer) expect(answer.value).toEqual(answers[answer.question]);
          else expect(answers[answer.question]).toBeUndefined();
        }
        expect(JSON.stringify(sent)).not.toContain(RATHER_NOT);
        expect(due).toContain(state.done ? (due[0] ?? '') : state.current.id);
      }
    }),
  );
});

test('whatever somebody did, what is done is in order, and complete only at the end', () => {
  fc.assert(
    fc.property(surveys, steps, (survey, walk) => {
      const session = createSession(survey);
      for (const step of walk) {
        take(session, step);
        const { state } = session;
        if (!state.done) continue;
        const { complete, answers } = responseOf(state, about);
        expect(complete).toBe(!state.early);
        expect(JSON.stringify(answers)).not.toContain('far too long');
        const missing = questionsDue(survey.questions, given(state)).filter(
          ({ id, required }) => required && given(state)[id] === undefined && state.held[id]?.value !== RATHER_NOT,
        );
        if (complete) expect(missing).toEqual([]);
      }
    }),
  );
});

test('from wherever somebody is, answering what is asked ends, and so does finishing early', () => {
  fc.assert(
    fc.property(surveys, steps, (survey, walk) => {
      const session = createSession(survey);
      for (const step of walk) take(session, step);
      let presses = 0;
      do {
        session.answer(session.state.current.id, good(session.state.current));
        expect(++presses).toBeLessThanOrEqual(2 * names.length);
      } while (session.next() !== 'done');

      const other = createSession(survey);
      for (const step of walk) take(other, step);
      for (presses = 0; other.finish() === 'fault'; presses++) {
        expect(presses).toBeLessThan(names.length);
        other.answer(other.state.current.id, undefined);
      }
      expect(other.state).toMatchObject({ done: true, early: true });
    }),
  );
});
