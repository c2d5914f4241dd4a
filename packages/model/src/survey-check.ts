import type { Condition, Question } from './question.ts';
import { possible, questionsIn } from './reachable.ts';
import { sourceLanguage } from './rules/in-language.ts';
import type { Survey } from './survey.ts';
import type { Found, SurveyRule } from './survey-lint/rules.ts';
import { linesIn, missingTranslations } from './translations.ts';

/** More than this and people leave: each question after the fifth costs answers to all. */
const MANY_QUESTIONS = 5;

/** What a shape cannot say about a survey: `errors` stop it from being published, `warnings` are advice. */
export interface SurveyCheck {
  errors: Found[];
  warnings: Found[];
}

/**
 * Reads a whole survey the way a careful colleague would before it goes live. `misfit` says why a question cannot carry the measure
 * it names (`misfit` of metrics: the model knows no arithmetic).
 */
export function checkSurvey(survey: Survey, misfit: (question: Question) => string | null = () => null): SurveyCheck {
  const errors: Found[] = [];
  const warnings: Found[] = [];
  const error = (at: string, message: string, code: SurveyRule = 'unsound') => errors.push({ code, at, message });
  const warn = (at: string, message: string, code: SurveyRule) => warnings.push({ code, at, message });

  if (!survey.notice) error('notice', 'is missing: say who asks, why, and how long answers are kept', 'no-notice');
  const sources = Object.values(survey.languages).filter((state) => 'source' in state).length;
  if (sources !== 1) error('languages', `must name exactly one source language, not ${sources}`, 'source-language');
  for (const { at, language } of missingTranslations(survey)) {
    if (language === sourceLanguage(survey)) error(at, `has no text in ${language}, the source language`, 'source-missing');
    else warn(at, `has no text in ${language}; people will see it in ${sourceLanguage(survey)}`, 'missing-translation');
  }
  if (survey.opens && survey.closes && Date.parse(survey.opens) >= Date.parse(survey.closes))
    error('closes', 'is not after opens', 'closes-early');

  for (const { at, id } of repeated(survey.questions))
    error(`questions.${at}.id`, `"${id}" is the id of an earlier question`, 'repeated-id');
  survey.questions.forEach((question, index) => {
    const at = `questions.${index}`;
    checkCondition(question.when, survey.questions.slice(0, index), `${at}.when`);
    checkOne(question, at, index === survey.questions.length - 1);
  });
  if (survey.escalate) checkCondition(survey.escalate.when, survey.questions, 'escalate.when');
  const asking = survey.questions.filter(({ kind }) => kind !== 'statement').length;
  if (asking > MANY_QUESTIONS) warn('questions', `are ${asking}; after ${MANY_QUESTIONS} many people leave`, 'many-questions');
  return { errors, warnings };

  function checkCondition(when: Condition | undefined, earlier: readonly Question[], at: string) {
    if (!when) return;
    const unknown = questionsIn(when).filter((id) => !earlier.some((question) => question.id === id));
    for (const id of new Set(unknown)) {
      const later = survey.questions.some((question) => question.id === id);
      error(
        at,
        later ? `asks about "${id}", which is not answered yet at this point` : `asks about "${id}", which is no question of this survey`,
        'bad-condition',
      );
    }
    if (unknown.length > 0) return;
    const truth = possible(when, earlier);
    if (truth === 'never') error(at, 'can never hold with the answers the earlier questions allow', 'unreachable');
    if (truth === 'always' && at !== 'escalate.when') warn(at, 'always holds; leave it out', 'always-holds');
  }

  function checkOne(question: Question, at: string, isLast: boolean) {
    for (const [name, lines] of Object.entries(linesIn(question)))
      for (const { at: place, id } of repeated(lines))
        error(`${at}.${name}.${place}.id`, `"${id}" is the id of an earlier ${name.slice(0, -1)}`, 'repeated-id');
    checkKind(question, at);
    if (question.kind === 'choices' && question.max !== undefined && question.max > question.options.length) {
      warn(`${at}.max`, `is more than there are options (${question.options.length})`, 'max-too-high');
    }
    if (question.kind === 'rating') checkLabels(question, at);
    if (question.kind === 'choice' && question.segment) {
      if (!isLast) error(at, 'asks who the person is, so it must be the last question', 'segment-place');
      if (question.required)
        error(`${at}.required`, 'must not be set: a question about who the person is can always be left', 'segment-place');
      if (!question.hint) warn(at, 'asks who the person is without a hint that says why', 'segment-reason');
    }
    const fault = misfit(question);
    if (fault) error(`${at}.measure`, fault, 'bad-measure');
  }

  function checkKind(question: Question, at: string) {
    if (question.kind === 'number') {
      const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = question;
      if (min > max) error(`${at}.min`, 'is more than max');
    }
    if (question.kind === 'statement' && survey.questions.every(({ kind }) => kind === 'statement'))
      error(at, 'says something and asks nothing, and so does every question of this survey');
    if (question.kind === 'contact' && isUnread(question))
      warn(at, 'asks for contact details where no case opens: nobody would see them', 'contact-unread');
    if (question.kind === 'contact' && question.required)
      warn(`${at}.required`, 'keeps everybody from answering who wants to stay unknown', 'contact-required');
  }

  /** Only a case shows contact details, and only what `escalate` names opens one. */
  function isUnread({ when }: Question): boolean {
    if (!survey.escalate) return true;
    const elsewhere = possible({ all: [...(when ? [when] : []), { not: survey.escalate.when }] }, survey.questions);
    return elsewhere === 'sometimes' || elsewhere === 'always';
  }

  function checkLabels({ look, points, labels }: Extract<Question, { kind: 'rating' }>, at: string) {
    if (look === 'thumbs' && points !== 2) error(`${at}.points`, 'must be 2 for thumbs', 'bad-labels');
    const endsSuffice = look === 'stars' || look === 'numbers';
    if (labels.length === points || (endsSuffice && labels.length === 2)) return;
    error(
      `${at}.labels`,
      `are ${labels.length} for ${points} points; give ${endsSuffice ? `2 or ${points}` : `${points}`}, from value 1 upward`,
      'bad-labels',
    );
  }
}

function repeated(named: readonly { id: string }[]): { at: number; id: string }[] {
  return named.flatMap(({ id }, at) => (named.findIndex((each) => each.id === id) < at ? [{ at, id }] : []));
}
