import type { JourneyStep } from '@earshot/model';
import type { ListedSurvey } from '@earshot/sdk';
import { scoreWord, serviceName, titleOf } from '../state/surveys.ts';
import { channelName } from './names.ts';
import { dayWords, localTimeWords } from './times.ts';
import { hasWords, words } from './words.ts';

type Details = Readonly<Record<string, unknown>>;
type Touchpoint = Extract<JourneyStep, { type: 'touchpoint' }>;

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const minutes = (seconds: unknown): number | undefined => (typeof seconds === 'number' ? Math.round(seconds / 60) : undefined);

/** What happened, in a word or two; a kind of the agency's own, or of a newer server, shows its name. */
function touchpointTitle({ kind, details }: Touchpoint): string {
  if (kind === 'contact.handled' && details?.answered === false) return words('journey.contact.missed');
  const key = `journey.${kind}`;
  return hasWords(key) ? words(key, { status: text(details?.status) ?? '' }) : kind;
}

/** What is said about it beside. Of a kind of the agency's own everything, as its systems wrote it. */
function touchpointLines({ kind, details }: Touchpoint): string[] {
  const of: Details = details ?? {};
  if (kind.startsWith('x.'))
    return Object.entries(of).map(([name, value]) => `${name}: ${typeof value === 'object' ? JSON.stringify(value) : value}`);
  const waited = minutes(of.waitSeconds);
  const lines = [
    text(of.startsAt) && kind.startsWith('appointment.') ? localTimeWords(String(of.startsAt)) : undefined,
    text(of.place),
    text(of.outcome),
    text(of.answerBy) && words('journey.answer-by', { day: dayWords(String(of.answerBy)) }),
    text(of.dueOn) && dayWords(String(of.dueOn)),
    text(of.amount) && [of.amount, of.currency].filter(Boolean).join(' '),
    waited === undefined ? undefined : words('journey.waited', { n: waited }),
    of.resolved === false ? words('journey.not-resolved') : undefined,
  ];
  return lines.filter((line): line is string => !!line);
}

/** One step of a journey in words: what it was, and the lines under it. */
export function stepWords(step: JourneyStep, surveys: readonly ListedSurvey[] | undefined): { title: string; lines: string[] } {
  switch (step.type) {
    case 'touchpoint':
      return { title: touchpointTitle(step), lines: touchpointLines(step) };
    case 'response': {
      const survey = surveys?.find((each) => each.survey.id === step.survey)?.survey;
      const title = words('journey.response', { survey: titleOf(surveys, step.survey) });
      return { title, lines: step.score === null ? [] : [scoreWord(survey, step.score).word] };
    }
    case 'score': {
      const name = `measure.${step.measure}.name`;
      return { title: words('journey.score', { measure: hasWords(name) ? words(name) : step.measure, value: step.value }), lines: [] };
    }
    case 'case':
      return { title: words('journey.case'), lines: [words(`case.state.${step.state}`)] };
  }
}

/** Where it was: the service, and by which way. */
export const stepPlace = ({ service, channel }: JourneyStep): string =>
  [serviceName(service), ...(channel ? [channelName(channel)] : [])].join(' · ');
