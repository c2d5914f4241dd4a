import type { Agency } from '../agency.ts';
import type { Said, SaidQuestion, SaidSurvey } from '../offer.ts';
import type { PersonalPolicy, Question } from '../question.ts';
import type { PublishedSurvey, Survey } from '../survey.ts';
import type { Text } from '../text.ts';
import { autonym, direction } from './direction.ts';

/** The survey's source language: the one its author wrote. */
export const sourceLanguage = (survey: Pick<Survey, 'languages'>): string =>
  Object.entries(survey.languages).find(([, state]) => 'source' in state)?.[0] ?? Object.keys(survey.languages)[0] ?? 'en';

/** Languages a person may read it in, source first: drafts never, machine translations only where the survey allows them. */
export const offeredLanguages = (survey: Pick<Survey, 'languages' | 'allowMachine'>): string[] =>
  Object.entries(survey.languages)
    .filter(([, state]) => 'source' in state || state.status === 'reviewed' || (state.status === 'machine' && survey.allowMachine))
    .sort(([, a], [, b]) => Number('source' in b) - Number('source' in a))
    .map(([tag]) => tag);

/** A published survey in one language, every text of it; what has no translation comes in the source with its own `lang`. */
export function inLanguage(
  { agency: agencyId, version, state, survey }: PublishedSurvey,
  agency: Pick<Agency, 'contact' | 'emergency' | 'look'>,
  language: string,
  strings: Record<string, string>,
  urgent: readonly string[] = [],
): SaidSurvey {
  const source = sourceLanguage(survey);
  const say = (text: Text): Said =>
    text[language] ?? {
      text: text[source] ?? Object.values(text)[0] ?? '',
      lang: text[source] ? source : (Object.keys(text)[0] ?? source),
    };
  const sayIf = <K extends string>(key: K, text: Text | undefined) => (text ? ({ [key]: say(text) } as Record<K, Said>) : {});
  const { words, number, text } = agency.emergency ?? {};
  const calls = [...urgent, ...(words?.[language] ?? [])];
  const takesWords = survey.questions.some(
    (question) =>
      question.kind === 'text' || ('options' in question && question.options.some((option) => 'other' in option && option.other)),
  );
  const status = survey.languages[language];
  return {
    agency: agencyId,
    id: survey.id,
    version,
    state,
    language,
    direction: direction(language),
    ...(status && 'status' in status && status.status === 'machine' ? { machine: true } : {}),
    languages: offeredLanguages(survey).map((tag) => ({ tag, name: autonym(tag), direction: direction(tag) })),
    title: say(survey.title),
    questions: survey.questions.map((question) => saidQuestion(question, say, sayIf)),
    ...(survey.escalate ? { low: survey.escalate.when } : {}),
    notice: survey.notice
      ? { ...survey.notice, controller: say(survey.notice.controller), purpose: say(survey.notice.purpose) }
      : { controller: '', purpose: '', keepDays: 0 },
    ...(survey.thanks ? { thanks: saidThanks(survey.thanks, say, sayIf) } : {}),
    contact: agency.contact.map(({ hours, ...point }) => ({ ...point, ...sayIf('hours', hours) })),
    ...(calls.length > 0 && takesWords ? { urgent: { words: calls, ...(number ? { number } : {}), ...sayIf('text', text) } } : {}),
    ...((survey.look ?? agency.look) ? { look: survey.look ?? agency.look } : {}),
    strings,
  } as SaidSurvey;
}

function saidThanks(
  { body, low, next, links }: NonNullable<Survey['thanks']>,
  say: (text: Text) => Said,
  sayIf: <K extends string>(key: K, text: Text | undefined) => Partial<Record<K, Said>>,
): SaidSurvey['thanks'] {
  return {
    ...sayIf('body', body),
    ...sayIf('low', low),
    ...sayIf('next', next),
    ...(links ? { links: links.map(({ label, url }) => ({ label: say(label), url })) } : {}),
  };
}

function saidQuestion(
  question: Question,
  say: (text: Text) => Said,
  sayIf: <K extends string>(key: K, text: Text | undefined) => Partial<Record<K, Said>>,
): SaidQuestion {
  // What becomes of an answer is between the agency and its server: a page has no use for it.
  const { prompt, hint, personal: _policy, ...rest } = question as Question & { personal?: PersonalPolicy };
  const lines = (of: readonly { id: string; label: Text }[]) => of.map(({ id, label }) => ({ id, label: say(label) }));
  return {
    ...rest,
    prompt: say(prompt),
    ...sayIf('hint', hint),
    ...('segment' in question && question.segment ? { ratherNot: true } : {}),
    ...('labels' in question ? { labels: question.labels.map(say) } : {}),
    ...('unit' in question ? sayIf('unit', question.unit) : {}),
    ...('rows' in question ? { rows: lines(question.rows), columns: lines(question.columns) } : {}),
    ...('options' in question ? { options: question.options.map((option) => ({ ...option, label: say(option.label) })) } : {}),
  } as SaidQuestion;
}
