import type { Response } from '@earshot/model';
import { localDay } from '../day.ts';
import { originalPlace } from '../screened.ts';
import { type ShownAnswer, shownAnswers } from './answers.ts';
import { commentsOf, contactOf, factsOf, isSegment, keptOf, scoreOf } from './facts.ts';
import { linkOf } from './link.ts';
import type { Desk, Made, Occurrence } from './prepare.ts';
import { isClosed, isEarly, publishedVersion } from './published.ts';
import { screenAnswers } from './screen-answers.ts';
import { suspicionOf } from './suspicion.ts';

/** A response as a record: counted facts, comments apart from segments, and the cases it may open. @throws Rejected */
export async function prepareResponse(
  response: Response,
  { hash, at }: Occurrence,
  desk: Desk,
): Promise<{ unlinked: boolean } & Made<Response>> {
  const { store, agency, arrival, casesFor, privacy, accepted, sender, trap, sameTexts } = desk;
  const published = await publishedVersion(store.surveys, agency.id, response.survey, response.version);
  const { survey } = published;
  const written = shownAnswers(survey, response);
  const { reference, about, bad: unlinked } = await linkOf(response.reference, desk);
  // What is linked to a test is one, whatever the page says.
  const test = (response.test ?? false) || (about?.test ?? false);
  // Who tries a survey before it opens marks the answers as tests. A pause only stops asking: who had begun may finish.
  if (!accepted && (isClosed(published, agency, at) || (isEarly(published, at) && !test)))
    return { unlinked, aside: 'survey-closed', data: withoutContact(response, written) };
  const { shown, original, aside, reachable } = screenAnswers(written, agency, privacy);
  // Nothing is known of what an agency's own systems send but that it may.
  const suspicion = sender === 'publishable' && !test && !accepted ? suspicionOf(agency.id, response, written, trap, sameTexts) : undefined;
  if (suspicion) return { unlinked, aside: suspicion, data: response };
  if (aside && !accepted) return { unlinked, aside: 'personal-data', data: response };

  const day = localDay(agency.timeZone, at);
  const comments = commentsOf(shown);
  const contact = contactOf(shown);
  const score = scoreOf(shown);
  // Whoever finished early has said what was wrong all the same; should more come, the next revision changes the case with it.
  const cases = test
    ? []
    : casesFor(published, agency, {
        id: response.response,
        given: Object.fromEntries(shown.filter((answer) => !isSegment(answer)).map((answer) => [answer.question.id, discreet(answer)])),
        score,
        comments,
        contact: contact !== null || reachable,
        reference,
        about,
        day,
        // Nobody could have acted before it was let in.
        receivedAt: accepted?.at ?? arrival.receivedAt,
      });
  const isPersons = cases.some(({ kind }) => kind === 'person');
  return {
    unlinked,
    record: {
      kind: 'response',
      id: response.response,
      revision: response.revision,
      hash,
      survey: survey.id,
      version: response.version,
      service: survey.service,
      channel: response.channel,
      language: response.language,
      day,
      at,
      complete: response.complete,
      openedMs: response.openedMs ?? null,
      page: response.page === undefined ? null : privacy.scrubPath(response.page),
      reference,
      touchpoint: about?.id ?? null,
      score,
      test,
      answers: factsOf(shown, response.complete),
      comments,
      kept: keptOf(shown),
      // Only the person's own case shows how to reach them and what they wrote: without one nobody would ever look, so it is not kept.
      contact: isPersons ? contact : null,
      original: isPersons && original ? privacy.seal.close(JSON.stringify(original), originalPlace(agency.id, response.response)) : null,
      cases,
    },
  };
}

/** A contact as conditions may see it: that there is one. */
const discreet = ({ question, value }: ShownAnswer) => (question.kind === 'contact' && value !== undefined ? {} : value);

/** What comes too late is kept for review, where nobody can answer: without the contact. */
const withoutContact = (response: Response, shown: readonly ShownAnswer[]): Response => {
  const contacts = new Set(shown.filter(({ question }) => question.kind === 'contact').map(({ question }) => question.id));
  return {
    ...response,
    answers: response.answers.map((answer) => (contacts.has(answer.question) ? { question: answer.question, skipped: true } : answer)),
  };
};
