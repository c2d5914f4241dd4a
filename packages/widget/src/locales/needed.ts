import type { SaidSurvey } from '@earshot/model';

type Asked = Pick<SaidSurvey, 'questions' | 'languages' | 'machine' | 'low' | 'notice' | 'thanks'> & { strings?: unknown };

const asks =
  (...kinds: string[]) =>
  ({ questions }: Asked) =>
    questions.some(({ kind }) => kinds.includes(kind));
const writes = ({ questions }: Asked) => questions.some(({ kind, options }) => kind === 'text' || options?.some(({ other }) => other));

/**
 * When the strings whose keys begin so are wanted; all others always are. A survey of one rating travels without the words of a
 * date, a review or a warning: 1.2 kB instead of 2.5.
 */
const wanted: Readonly<Record<string, (survey: Asked) => boolean>> = {
  'button.back': (survey) => survey.questions.length > 1 || asks('contact')(survey),
  'button.clear': ({ questions }) => questions.some(({ required }) => !required),
  'button.continue': writes,
  'button.early': ({ questions }) => questions.length > 1,
  'button.next': ({ questions }) => questions.length > 1,
  'ces.': asks('ces'),
  'choice.other': writes,
  'choice.segment': ({ questions }) => questions.some(({ segment }) => segment),
  'choices.': asks('choices'),
  'consent.': asks('consent'),
  'contact.': asks('contact'),
  'date.': asks('date'),
  'fault.heading': ({ questions }) => questions.length > 1,
  'fault.requiredText': asks('text', 'number', 'date'),
  'fault.tooLong': (survey) => writes(survey) || asks('contact')(survey),
  'fault.tooMany': asks('choices'),
  'language.button': ({ languages }) => languages.length > 1,
  'language.machine': ({ machine }) => machine === true,
  'low.': ({ low }) => low !== undefined,
  'matrix.': asks('matrix'),
  'notice.link': ({ notice }) => notice.link !== undefined,
  'notice.omb': ({ notice }) => notice.omb !== undefined,
  'nps.': asks('nps'),
  'number.': asks('number'),
  'personal.': writes,
  'progress.': ({ questions }) => questions.length > 1,
  'question.optional': ({ questions }) => questions.some(({ required }) => !required),
  'question.ratherNot': ({ questions }) => questions.some(({ ratherNot, segment }) => ratherNot || segment),
  'rank.': asks('rank'),
  // Points without words of their own are said as numbers.
  'rating.': ({ questions }) =>
    questions.some(
      ({ kind, look = 'words', labels, points }) =>
        ['rank', 'nps', 'ces'].includes(kind) || (kind === 'rating' && (look !== 'words' || labels?.length !== points)),
    ),
  'review.': asks('contact'),
  'text.': asks('text'),
  'thanks.links': ({ thanks }) => (thanks?.links?.length ?? 0) > 0,
  'thanks.reference': ({ low }) => low !== undefined,
  'thanks.status': ({ low }) => low !== undefined,
  'urgent.': writes,
  'yesno.': asks('yesno'),
};

/** Those of the interface strings that this survey can come to say. */
export const neededStrings = (strings: Readonly<Record<string, string>>, survey: Asked): Record<string, string> => {
  const unwanted = Object.keys(wanted).filter((start) => !wanted[start]!(survey));
  return Object.fromEntries(Object.entries(strings).filter(([key]) => !unwanted.some((start) => key.startsWith(start))));
};
