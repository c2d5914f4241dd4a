import { findMeasure, isOnScale } from '@earshot/metrics';
import {
  type Catalogue,
  type EarshotEvent,
  Furthest,
  isAppointment,
  isOwnKind,
  ownDetails,
  type Question,
  type Response,
  type ScoreRecorded,
  type Survey,
  TouchpointKind,
  type TouchpointRecorded,
  touchpointDetails,
} from '@earshot/model';
import { checkAnswer, type Given, isEmpty, questionsDue } from '@earshot/model/rules';
import { faultsOf, Rejected } from './read-event.ts';

/** What the agency of a test server knows. */
export interface Ground {
  /** Undefined: every service there could be. */
  services: readonly string[] | undefined;
  surveys: ReadonlyMap<string, Survey>;
  /** Undefined: kinds of the agency's own hold anything. */
  catalogue: Catalogue | undefined;
  now(): number;
}

/** What an event says something about, and how far that has come: the highest revision stands. */
export interface Claim {
  record: string;
  revision: number;
  /** Of what it is one of several revisions, each of which is kept: the highest says how that stands. */
  series?: string;
  /** Set aside for a person: the survey was closed. */
  closed?: true;
}

/** Checks an event against what the agency knows. @throws Rejected */
export function judged({ type, data, source, id }: EarshotEvent, ground: Ground): Claim {
  const alone = `event ${source}\n${id}`;
  switch (type) {
    case 'earshot.score.recorded':
      checkScore(data, ground);
      return { record: alone, revision: 1 };
    case 'earshot.touchpoint.recorded':
      return claimOfTouchpoint(data, ground) ?? { record: alone, revision: 1 };
    case 'earshot.survey.seen': {
      const survey = published(data.survey, data.version, ground);
      return {
        record: `seen ${data.view}`,
        revision: Furthest.options.indexOf(data.furthest),
        ...closing(survey, data.test, ground),
      };
    }
    case 'earshot.response.saved': {
      const survey = published(data.survey, data.version, ground);
      checkResponse(survey, data);
      return { record: `response ${data.response}`, revision: data.revision, ...closing(survey, data.test, ground) };
    }
  }
}

function checkScore({ measure: id, value, service }: ScoreRecorded, { services }: Ground): void {
  const measure = findMeasure(id);
  if (!measure) throw new Rejected('unknown-measure', 'no such measure');
  if (!isOnScale(measure, value)) throw new Rejected('unknown-measure', `the scale of ${measure.id} is ${measure.values.join(', ')}`);
  if (services && !services.includes(service)) throw new Rejected('unknown-service');
}

function claimOfTouchpoint(
  { kind, service, reference, details = {} }: TouchpointRecorded,
  { services, catalogue }: Ground,
): Claim | undefined {
  if (services && !services.includes(service)) throw new Rejected('unknown-service');
  if (!isOwnKind(kind) || catalogue) {
    const shape = isOwnKind(kind) ? catalogue && ownDetails(catalogue, kind) : touchpointDetails[TouchpointKind.parse(kind)];
    if (!shape) throw new Rejected('unknown-kind');
    const read = shape.safeParse(details);
    if (!read.success) throw new Rejected('invalid', faultsOf(read.error.issues, 'data.details'));
  }
  const { revision } = details as { revision?: unknown };
  // Each revision of an appointment is a touchpoint of its own.
  if (isAppointment(kind) && typeof revision === 'number')
    return {
      record: `appointment ${reference}\n${revision}`,
      revision,
      series: reference,
    };
  return undefined;
}

function published(id: string, version: number, { surveys }: Ground): Survey {
  const survey = surveys.get(id);
  if (!survey) throw new Rejected('unknown-survey');
  if (version !== 1) throw new Rejected('unknown-version');
  return survey;
}

const closing = ({ opens, closes }: Survey, test: boolean | undefined, { now }: Ground): { closed?: true } =>
  (closes !== undefined && now() >= Date.parse(closes)) || (opens !== undefined && now() < Date.parse(opens) && !test)
    ? { closed: true }
    : {};

function checkResponse(survey: Survey, response: Response): void {
  const answers = new Map<string, Response['answers'][number]>();
  const given: Record<string, unknown> = {};
  for (const answer of response.answers) {
    if (!survey.questions.some(({ id }) => id === answer.question)) throw new Rejected('unknown-question', answer.question);
    if (answers.has(answer.question)) throw new Rejected('answer-invalid', `${answer.question}: answered twice`);
    answers.set(answer.question, answer);
    if ('value' in answer && !isEmpty(answer.value)) given[answer.question] = answer.value;
  }
  for (const question of questionsDue(survey.questions, given as Given)) {
    const answer = answers.get(question.id);
    const value = (given as Given)[question.id];
    if (value === undefined) {
      const isStatement = question.kind === 'statement' && !(answer && 'value' in answer);
      if (!isStatement && response.complete && question.required && !(answer && mayDecline(question)))
        throw new Rejected('answer-required', question.id);
      continue;
    }
    const fault = checkAnswer(question, value, answer && 'otherText' in answer ? answer.otherText : undefined);
    if (fault) throw new Rejected('answer-invalid', `${question.id}: ${fault}`);
  }
}

const mayDecline = (question: Question): boolean => 'ratherNot' in question && question.ratherNot === true;
