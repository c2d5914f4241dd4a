import type { AnswerValue, Question, Response, Survey } from '@earshot/model';
import { checkAnswer, type Given, isEmpty, questionsDue } from '@earshot/model/rules';
import { Rejected } from './rejected.ts';

/** One question that was shown, and what came of it; no value: it was left. */
export interface ShownAnswer {
  question: Question;
  value: AnswerValue | undefined;
  /** Words beside a chosen `other` option. */
  otherText: string | undefined;
  /** The words to search by, where they are others than those that are shown. */
  bare?: string;
}

const byId = new WeakMap<Survey, Map<string, Question>>();

const questionsOf = (survey: Survey): Map<string, Question> => {
  const known = byId.get(survey);
  if (known) return known;
  const questions = new Map(survey.questions.map((question) => [question.id, question]));
  byId.set(survey, questions);
  return questions;
};

/**
 * The answers of a response that count, in the order of the survey, checked against its rules: the same ones the page uses. An answer
 * whose question is not due by `when` is left out, checked or not: the person went back and took another way.
 * @throws Rejected `unknown-question`, `answer-invalid`, `answer-required`
 */
export function shownAnswers(survey: Survey, response: Pick<Response, 'answers' | 'complete'>): ShownAnswer[] {
  const questions = questionsOf(survey);
  const answers = new Map<string, Response['answers'][number]>();
  const given: Record<string, AnswerValue> = {};
  for (const answer of response.answers) {
    if (!questions.has(answer.question)) throw new Rejected('unknown-question', answer.question);
    if (answers.has(answer.question)) throw new Rejected('answer-invalid', `${answer.question}: answered twice`);
    answers.set(answer.question, answer);
    // An empty text or no option at all is a question that was shown and left.
    if ('value' in answer && !isEmpty(answer.value)) given[answer.question] = answer.value;
  }

  const shown: ShownAnswer[] = [];
  for (const question of questionsDue(survey.questions, given as Given)) {
    const answer = answers.get(question.id);
    if (question.kind === 'statement' && !(answer && 'value' in answer)) continue;
    const value = given[question.id];
    if (value === undefined) {
      if (response.complete && question.required && !(answer && mayDecline(question))) throw new Rejected('answer-required', question.id);
      if (answer) shown.push({ question, value: undefined, otherText: undefined });
      continue;
    }
    const otherText = answer && 'otherText' in answer ? answer.otherText : undefined;
    const fault = checkAnswer(question, value, otherText);
    if (fault) throw new Rejected('answer-invalid', `${question.id}: ${fault}`);
    shown.push({ question, value, otherText: otherText?.trim() && chosenOther(question, value) ? otherText : undefined });
  }
  return shown;
}

/** "Prefer not to say" is an answer too, and arrives as skipped. */
const mayDecline = (question: Question): boolean => 'ratherNot' in question && question.ratherNot === true;

const chosenOther = (question: Question, value: AnswerValue): boolean =>
  'options' in question &&
  question.options.some(
    (option) => 'other' in option && option.other && (Array.isArray(value) ? value.includes(option.id) : value === option.id),
  );
