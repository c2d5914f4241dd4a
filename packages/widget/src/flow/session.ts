import type { AnswerValue, SaidQuestion, SaidSurvey } from '@earshot/model';
import {
  type AnswerFault,
  cleanText,
  type Given,
  holds,
  nextQuestion,
  previousQuestion,
  questionsDue,
  RATHER_NOT,
  saysRatherNot,
} from '@earshot/model/rules';
import { checkAnswer } from './check.ts';

/** What a person put in so far; text exactly as typed, so nothing is lost by cleaning it too early. */
export interface Held {
  value?: AnswerValue | undefined;
  otherText?: string | undefined;
}

/** Why words are not sent yet: they call for help, or say who somebody is. */
export type Concern = 'urgent' | 'personal';

/** One moment of a session. Never changed in place: a listener may keep it and compare. */
export interface SessionState {
  readonly survey: SaidSurvey;
  /** The question on show. */
  readonly current: SaidQuestion;
  readonly held: Readonly<Record<string, Held>>;
  /** Questions that were on show, in the order first shown. */
  readonly shown: readonly string[];
  readonly fault?: AnswerFault | undefined;
  /** What the person is asked about before the words on show go on. */
  readonly concern?: Concern | undefined;
  /** Whether the last step was left with everything in order, or the person finished earlier. */
  readonly done: boolean;
  /** Whether the person finished before the last question: what was answered so far is sent as incomplete. */
  readonly early: boolean;
}

/** A person's way through one survey, without any drawing: for the widget, chatbots, apps and kiosks alike. */
export interface Session {
  readonly state: SessionState;
  /** Calls the listener at every change. @returns a function that ends it */
  subscribe(listener: (state: SessionState) => void): () => void;
  /** Puts an answer in; an undefined value takes it back, RATHER_NOT says that the person prefers not to say. A shown fault stays until the next try, so nothing jumps while typing. */
  answer(question: string, value: AnswerValue | undefined, otherText?: string): void;
  /** Checks the question on show and goes on: to the next one due, or to `done`. A `concern` stops it once; the next try goes on. */
  next(): 'fault' | 'concern' | 'moved' | 'done';
  /** Ends here, with what was answered so far. The question on show may be left open, but what stands in it must be in order. */
  finish(): 'fault' | 'concern' | 'done';
  /** Goes to the question before, or back to the one named while it is due; what was put in stays. */
  back(to?: string): void;
  /** The same survey in another language: answers and place stay. */
  say(survey: SaidSurvey): void;
}

/** Answers by question id, as conditions and checks see them; empty text is no answer. */
export const given = ({ held }: SessionState): Given =>
  Object.fromEntries(
    Object.entries(held)
      .map(([id, { value }]) => [id, typeof value === 'string' ? cleanText(value).trim() : value] as const)
      .filter(([, value]) => value !== undefined && !saysRatherNot(value) && value !== '' && !(Array.isArray(value) && value.length === 0)),
  );

/**
 * Where the person is, from 1, and how many questions are due for the answers of earlier steps. The answer under way does not count:
 * otherwise the line above the question would come and go under the person's finger.
 */
export const progress = (state: SessionState): { step: number; total: number } => {
  const due = questionsDue(state.survey.questions, { ...given(state), [state.current.id]: undefined });
  return { step: due.findIndex(({ id }) => id === state.current.id) + 1, total: due.length };
};

/** Whether the answers so far end the survey here. Unanswered with conditions ahead counts as not yet: the button must not promise too much. */
export const isLast = (state: SessionState): boolean => {
  const { questions } = state.survey;
  const answers = given(state);
  if (nextQuestion(questions, answers, state.current.id)) return false;
  return state.current.id in answers || state.held[state.current.id]?.value === RATHER_NOT || questions.at(-1)?.id === state.current.id;
};

/** Whether the answers so far are such that a person will look into them. */
export const isLow = (state: SessionState): boolean => state.survey.low !== undefined && holds(state.survey.low, given(state));

/**
 * Begins a survey at its first due question.
 * @param pause looks at an answer that is in order, before it goes on: `createPause()`. @default nothing stops it
 */
export function createSession(survey: SaidSurvey, pause?: (state: SessionState) => Concern | undefined): Session {
  const first = nextQuestion(survey.questions, {})!;
  const listeners = new Set<(state: SessionState) => void>();
  let state: SessionState = { survey, current: first, held: {}, shown: [first.id], done: false, early: false };

  const set = (change: Partial<SessionState>) => {
    state = { ...state, ...change };
    for (const listener of listeners) listener(state);
  };
  const show = (current: SaidQuestion, fault?: AnswerFault) =>
    set({
      current,
      fault,
      concern: undefined,
      done: false,
      early: false,
      shown: state.shown.includes(current.id) ? state.shown : [...state.shown, current.id],
    });
  /** What is wrong with the answer of one question; whoever finishes early may leave it open. */
  const faultOf = (question: SaidQuestion, early = false): AnswerFault | undefined => {
    const held = state.held[question.id];
    const value = typeof held?.value === 'string' ? cleanText(held.value) : held?.value;
    if (question.ratherNot && saysRatherNot(value)) return undefined;
    return checkAnswer(early ? { ...question, required: false } : question, value, spokenOther(question, held));
  };
  /** Everything that will be sent is looked at once more: whoever went back may have left something behind. */
  const end = (early: boolean): 'fault' | 'done' => {
    for (const question of questionsDue(state.survey.questions, given(state))) {
      const fault = early && !state.shown.includes(question.id) ? undefined : faultOf(question, early);
      if (fault) {
        show(question, fault);
        return 'fault';
      }
    }
    set({ fault: undefined, done: true, early });
    return 'done';
  };
  const stops = (early?: boolean): boolean => {
    const concern = faultOf(state.current, early) ? undefined : pause?.(state);
    if (concern) set({ fault: undefined, concern });
    return concern !== undefined;
  };

  return {
    get state() {
      return state;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    answer(question, value, otherText) {
      const before = state.held[question]?.otherText;
      set({ held: { ...state.held, [question]: { value, otherText: otherText ?? before } }, done: false, early: false });
    },
    next() {
      if (stops()) return 'concern';
      const { current, survey: said } = state;
      const fault = faultOf(current);
      const following = fault ? current : nextQuestion(said.questions, given(state), current.id);
      if (!following) return end(false);
      show(following, fault);
      return fault ? 'fault' : 'moved';
    },
    finish: () => (stops(true) ? 'concern' : end(true)),
    back(to) {
      const { questions } = state.survey;
      const answers = given(state);
      const before = to
        ? questionsDue(questions, answers).find(({ id }) => id === to)
        : previousQuestion(questions, answers, state.current.id);
      if (before) show(before);
    },
    say(said) {
      const current = said.questions.find(({ id }) => id === state.current.id);
      // Another version may have been published meanwhile: a session stays with the one it began.
      if (current && said.version === state.survey.version) set({ survey: said, current });
    },
  };
}

/** The words beside an "other" option, when that option is chosen and has any. */
export function spokenOther(question: SaidQuestion, held: Held | undefined): string | undefined {
  const { value, otherText } = held ?? {};
  const other = question.options?.find(
    (option) => option.other && (Array.isArray(value) ? value.includes(option.id) : value === option.id),
  );
  return (other && otherText && cleanText(otherText).trim()) || undefined;
}
