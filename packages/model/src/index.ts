/** The words Earshot uses, each a zod/mini shape with its type. */

// Agencies and what they run
export { Agency, AgencyId, ContactPoint, Queue } from './agency.ts';
// Answers and events
export { Answer, type AnswerValue } from './answer.ts';
export { Case, CaseChange, CaseDetail, CaseEvent, CaseOutcome, CasePage, CaseState, CaseTally, caseMoves } from './case.ts';
export { Comment, CommentPage } from './comment.ts';
// Errors
export { EarshotError, type ErrorCode, errorCodes, type Fault, isEarshotError } from './errors.ts';
export {
  type EarshotEvent,
  Envelope,
  EventResult,
  EventStatus,
  EventsReply,
  type EventType,
  eventTypes,
  Furthest,
  type Rejection,
  rejections,
  ScoreRecorded,
  SurveySeen,
} from './event.ts';
// What staff read and do
export { ChanceRange, type Histogram, Measured, MeasureId } from './measure.ts';
export { type Said, type SaidQuestion, type SaidSurvey, SiteOffers } from './offer.ts';
export { Condition, Look, Option, Question, type QuestionKind } from './question.ts';
export { readAs } from './read-as.ts';
export { Channel, Response } from './response.ts';
export { Funnel, QuestionResult, Results } from './results.ts';
export { Service } from './service.ts';
export { Key, KeyKind, Origin, Scope, Signal } from './site.ts';
export { Role, SignIn, StaffUser } from './staff.ts';
// Surveys
export { Basis, Escalation, Mode, Notice, Offer, type PublishedSurvey, Survey, SurveyState, Translation } from './survey.ts';
export { checkSurvey, type SurveyCheck } from './survey-check.ts';
export { Day, GivenId, Instant, LanguageTag, Slug, Text, Uuid } from './text.ts';
