import type { Answer, EarshotEvent, EventResult, Response, SaidSurvey } from '@earshot/model';
import { questionsDue } from '@earshot/model/rules';
import { type AllHeld, givenOf, spokenOther } from './held.ts';

/** What is known about an answer beside the answers themselves. */
export interface About {
  response: string;
  channel: Response['channel'];
  reference: string | undefined;
  test: boolean;
  /** False where somebody finished before the last question. */
  complete: boolean;
}

/** Stays the same wherever the server is reached: event ids are unique together with it. */
const SOURCE = 'urn:earshot:hosted';

/** The answers of every question that was shown and is still due: what was shown and left says `skipped`. */
export function answersOf({ questions }: Pick<SaidSurvey, 'questions'>, all: AllHeld, shown: readonly string[]): Answer[] {
  const given = givenOf(all);
  return questionsDue(questions, given)
    .filter(({ id }) => shown.includes(id))
    .map((question): Answer => {
      const value = given[question.id];
      if (value === undefined) return { question: question.id, skipped: true };
      const otherText = spokenOther(question, all);
      return { question: question.id, value, ...(otherText ? { otherText } : {}) };
    });
}

const envelope = <T extends EarshotEvent['type']>(type: T, id: string, now: number, data: Extract<EarshotEvent, { type: T }>['data']) =>
  ({ specversion: '1.0', id, source: SOURCE, type, time: new Date(now).toISOString(), data }) as EarshotEvent;

/** That somebody began: once per form. A page that was only fetched proves no reader. */
export const openedEvent = (said: SaidSurvey, { response, channel, test }: Omit<About, 'complete'>, now: number): EarshotEvent =>
  envelope('earshot.survey.seen', `${response}.seen`, now, {
    view: response,
    survey: said.id,
    version: said.version,
    language: said.language,
    channel,
    furthest: 'opened',
    ...(test ? { test } : {}),
  });

/**
 * A response. How long it took is left out: sending the same form twice must be the same response, and its revision names
 * the event, so the second is a duplicate.
 */
const savedEvent = (
  said: SaidSurvey,
  { response, channel, reference, test, complete }: About,
  answers: Answer[],
  revision: number,
  now: number,
) =>
  envelope('earshot.response.saved', `${response}.${revision}`, now, {
    response,
    revision,
    complete,
    survey: said.id,
    version: said.version,
    language: said.language,
    channel,
    answers,
    ...(reference ? { reference } : {}),
    ...(test ? { test } : {}),
  });

/** The way in, and what is there already. */
export interface Counter {
  accept(events: readonly EarshotEvent[]): Promise<EventResult[]>;
  /** The revision under which a response is stored, or undefined. */
  revisionOf(response: string): Promise<number | undefined>;
}

/** Forms of one response that are sent at the same moment are few; each try after the first is one revision higher. */
const MOST_TRIES = 5;

/**
 * Hands in a response. Whoever went back and changed something corrects it: the same response under the next revision.
 * The stored revision is tried first, so the same form sent twice is a duplicate and no correction.
 */
export async function handIn(counter: Counter, said: SaidSurvey, about: About, answers: Answer[], now: number): Promise<EventResult> {
  let result: EventResult | undefined;
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const stored = await counter.revisionOf(about.response);
    const revision = stored === undefined ? 1 : tries === 0 ? stored : stored + 1;
    [result] = await counter.accept([savedEvent(said, about, answers, revision, now)]);
    const isOther = result?.status === 'superseded' || result?.reason === 'conflict';
    if (!isOther) break;
  }
  return result!;
}
