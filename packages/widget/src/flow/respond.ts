import type { Answer, EarshotEvent, Furthest, Response, SaidSurvey } from '@earshot/model';
import { cleanText, questionsDue } from '@earshot/model/rules';
import { given, type SessionState, spokenOther } from './session.ts';

/** What is known about an answer beside the answers themselves. */
export interface Circumstances {
  /** Response id, made once per session: a later sending is a revision of it. */
  response: string;
  /** @default 1 */
  revision?: number;
  channel: Response['channel'];
  openedMs?: number;
  /** Path of the page, without query and fragment. */
  page?: string;
  reference?: string | undefined;
  test?: boolean | undefined;
}

/** The answers of every question that was shown and is still due: what was shown and left says `skipped`. */
export function answersOf(state: SessionState): Answer[] {
  const answers = given(state);
  return questionsDue(state.survey.questions, answers)
    .filter(({ id }) => state.shown.includes(id))
    .map((question): Answer => {
      const value = answers[question.id];
      if (value === undefined) return { question: question.id, skipped: true };
      const otherText = spokenOther(question, state.held[question.id]);
      return { question: question.id, value: typeof value === 'string' ? cleanText(value) : value, otherText };
    });
}

/** Builds the data of an `earshot.response.saved` event. */
export function responseOf(state: SessionState, { response, revision = 1, openedMs, ...rest }: Circumstances): Response {
  const { survey } = state;
  return {
    response,
    revision,
    complete: state.done && !state.early,
    survey: survey.id,
    version: survey.version,
    language: survey.language,
    channel: rest.channel,
    openedMs: openedMs && Math.max(0, Math.round(openedMs)),
    answers: answersOf(state),
    page: rest.page?.slice(0, 512),
    reference: rest.reference,
    test: rest.test || undefined,
  };
}

/** Wraps data into the envelope the server takes. */
export const eventOf = <T extends EarshotEvent['type']>(
  type: T,
  data: Extract<EarshotEvent, { type: T }>['data'],
  { id, source }: { id: string; source: string },
): EarshotEvent => ({ specversion: '1.0', id, source, type, time: new Date().toISOString(), data }) as EarshotEvent;

const order: readonly Furthest[] = ['offered', 'dismissed', 'opened'];

/** Keeps how far one page load got with a survey, and tells each step further. It only grows: opened and then closed stays opened. */
export function createSeen(
  survey: SaidSurvey,
  about: { view: string; channel: Response['channel']; test?: boolean | undefined },
  tell: (data: Extract<EarshotEvent, { type: 'earshot.survey.seen' }>['data']) => void,
): (furthest: Furthest) => void {
  let reached = -1;
  return (furthest) => {
    const step = order.indexOf(furthest);
    if (step <= reached) return;
    reached = step;
    tell({
      view: about.view,
      survey: survey.id,
      version: survey.version,
      language: survey.language,
      channel: about.channel,
      furthest,
      test: about.test || undefined,
    });
  };
}
