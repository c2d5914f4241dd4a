import type { Question } from './question.ts';
import { offeredLanguages } from './rules/in-language.ts';
import type { Survey } from './survey.ts';
import type { Text } from './text.ts';

type Lines = readonly { id: string; label: Text }[];

/** What stands under each other in a question, by the name it has in the file. */
export const linesIn = (question: Question): Record<string, Lines> => {
  const { options = [], rows = [], columns = [] } = question as { [name in 'options' | 'rows' | 'columns']?: Lines };
  return { options, rows, columns };
};

/** Every text of a survey with its path, in the order of the file. */
export function* textsOf(survey: Survey): Generator<[at: string, text: Text | undefined]> {
  yield ['title', survey.title];
  for (const [index, question] of survey.questions.entries()) {
    const at = `questions.${index}`;
    yield [`${at}.prompt`, question.prompt];
    yield [`${at}.hint`, question.hint];
    if ('labels' in question) for (const [place, label] of question.labels.entries()) yield [`${at}.labels.${place}`, label];
    if ('unit' in question) yield [`${at}.unit`, question.unit];
    for (const [name, lines] of Object.entries(linesIn(question)))
      for (const [place, { label }] of lines.entries()) yield [`${at}.${name}.${place}.label`, label];
  }
  yield ['notice.controller', survey.notice?.controller];
  yield ['notice.purpose', survey.notice?.purpose];
  yield ['thanks.body', survey.thanks?.body];
  yield ['thanks.low', survey.thanks?.low];
  yield ['thanks.next', survey.thanks?.next];
  for (const [at, { label }] of (survey.thanks?.links ?? []).entries()) yield [`thanks.links.${at}.label`, label];
}

/** Texts that lack a language in which the survey is offered: people would meet the source language there. */
export const missingTranslations = (survey: Survey): { at: string; language: string }[] => {
  const languages = offeredLanguages(survey);
  return [...textsOf(survey)].flatMap(([at, text]) =>
    text ? languages.filter((language) => !text[language]).map((language) => ({ at, language })) : [],
  );
};
