import type { Agency, PublishedSurvey, SurveyState } from '@earshot/model';
import type { Surveys } from '@earshot/store';
import { dayNumber, localDay } from '../day.ts';
import { Rejected } from './rejected.ts';

/**
 * The version of a survey that an event speaks of.
 * @throws Rejected `unknown-survey`, `unknown-version`
 */
export async function publishedVersion(
  surveys: Pick<Surveys, 'get'>,
  agency: string,
  id: string,
  version: number,
): Promise<PublishedSurvey> {
  const published = await surveys.get(agency, id, version);
  if (published) return published;
  throw new Rejected((await surveys.get(agency, id)) ? 'unknown-version' : 'unknown-survey');
}

type Dated = Pick<PublishedSurvey, 'state' | 'survey'>;

/** Whether a survey takes no answer given at that instant: it was closed, is past its end, or its OMB number has expired. */
export const isClosed = ({ state, survey }: Dated, agency: Pick<Agency, 'timeZone'>, at: number): boolean =>
  state === 'closed' ||
  (survey.closes !== undefined && at >= Date.parse(survey.closes)) ||
  (survey.notice?.omb !== undefined && localDay(agency.timeZone, at) > dayNumber(survey.notice.omb.expires));

/** Whether a survey has not opened yet at that instant. */
export const isEarly = ({ survey }: Pick<Dated, 'survey'>, at: number): boolean =>
  survey.opens !== undefined && at < Date.parse(survey.opens);

/** What pages are told of a survey: one that has not opened yet is paused, one past its end is closed. */
export const stateAt = (published: Dated, agency: Pick<Agency, 'timeZone'>, at: number): SurveyState => {
  if (isClosed(published, agency, at)) return 'closed';
  return isEarly(published, at) ? 'paused' : published.state;
};
