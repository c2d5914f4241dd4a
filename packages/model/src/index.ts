/** The words Earshot uses, each a zod/mini shape with its type. */

// Agencies and what they run
export { Agency, AgencyId, ContactPoint, Emergency, Queue } from './agency.ts';
export { Service } from './service.ts';
export { isRevoked, Key, KeyKind, Origin, Scope, Signal } from './site.ts';
export { Role, SignIn, StaffUser } from './staff.ts';

// Answers that wait for a person
export { AsideDone, SetAside, SetAsidePage, Verdict, WhichAside } from './set-aside.ts';

// Surveys
export { Escalation, Notice, type PublishedSurvey, Survey, Translation } from './survey.ts';
export { Basis } from './basis.ts';
export { SurveyLook } from './survey-look.ts';
export { SurveyState } from './survey-state.ts';
export { checkSurvey, type SurveyCheck } from './survey-check.ts';
export { type Finding, findingOf, lintSurvey } from './survey-lint/lint-survey.ts';
export { type Grade, type SurveyRule, surveyRules } from './survey-lint/rules.ts';
export { languagesWithWords } from './survey-lint/wording.ts';
export { textsOf } from './translations.ts';
export { Condition, Look, Option, PersonalPolicy, Question, type QuestionKind } from './question.ts';
export { Day, GivenId, Instant, LanguageTag, Name, Slug, Text, Uuid } from './text.ts';
export { Mode, Offer, type Said, type SaidQuestion, type SaidSurvey, SiteOffers } from './offer.ts';

// Answers and events
export { Answer, type AnswerValue, Contact } from './answer.ts';
export { Channel, Response } from './response.ts';
export {
  type EarshotEvent,
  Envelope,
  type EventType,
  eventTypes,
  Furthest,
  ScoreRecorded,
  SurveySeen,
} from './event.ts';
export {
  EventResult,
  EventsReply,
  EventStatus,
  OpenedCase,
  type QuarantineReason,
  quarantineReasons,
  type Rejection,
  rejections,
} from './events-reply.ts';

// What happened between a person and a service
export {
  Citizen,
  isAppointment,
  isOwnKind,
  type KnownTouchpoint,
  OwnKind,
  Reference,
  TouchpointKind,
  TouchpointRecorded,
  touchpointDetails,
} from './touchpoint.ts';
export { JourneyPage, JourneyStep } from './journey.ts';
export { LocalTime } from './local-time.ts';
export { Catalogue, type CatalogueInCode, defineCatalogue, readCatalogue, type ScoreIn, type TouchpointIn } from './catalogue.ts';
export { catalogueSchema, ownDetails } from './catalogue-shapes.ts';
export { catalogueDocs, kindsAbout } from './catalogue-docs.ts';

// What staff read and do
export { ChanceRange, type Histogram, Measured, MeasureId } from './measure.ts';
export { Figures, Funnel, QuestionResult, Results } from './results.ts';
export { Comment, CommentPage } from './comment.ts';
export {
  Case,
  CaseChange,
  CaseDetail,
  CaseEvent,
  caseMoves,
  CaseOriginal,
  CaseOutcome,
  CasePage,
  CaseState,
  CaseTally,
} from './case.ts';

// Errors, and what is wrong with something read
export { EarshotError, type ErrorCode, errorCodes, type Fault, isEarshotError } from './errors.ts';
export { faultsOf } from './faults.ts';
export { readAs } from './read-as.ts';
