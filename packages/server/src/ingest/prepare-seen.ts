import { Furthest, type SurveySeen } from '@earshot/model';
import { localDay } from '../day.ts';
import type { Desk, Made, Occurrence } from './prepare.ts';
import { isClosed, isEarly, publishedVersion } from './published.ts';

/** How far one page load got with a survey; further is a higher revision of the same view. @throws Rejected */
export async function prepareSeen(
  seen: SurveySeen,
  { hash, at }: Occurrence,
  { store, agency, accepted }: Desk,
): Promise<Made<SurveySeen>> {
  const published = await publishedVersion(store.surveys, agency.id, seen.survey, seen.version);
  if (!accepted && (isClosed(published, agency, at) || (isEarly(published, at) && !seen.test)))
    return { aside: 'survey-closed', data: seen };
  const answers = [{ question: '~seen', value: 'offered' }];
  if (seen.furthest !== 'offered') answers.push({ question: '~seen', value: seen.furthest });
  return {
    record: {
      kind: 'seen',
      id: seen.view,
      revision: Furthest.options.indexOf(seen.furthest),
      hash,
      survey: seen.survey,
      version: seen.version,
      service: published.survey.service,
      channel: seen.channel,
      language: seen.language,
      day: localDay(agency.timeZone, at),
      at,
      complete: false,
      openedMs: null,
      page: null,
      reference: null,
      touchpoint: null,
      score: null,
      test: seen.test ?? false,
      answers,
      comments: [],
      kept: null,
      contact: null,
      original: null,
      cases: [],
    },
  };
}
