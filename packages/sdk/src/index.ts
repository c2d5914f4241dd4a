/** A typed client for an Earshot server, in browsers and in Node. */

// What it reads and changes
export type { CaseQuery, Cases } from './cases.ts';
// The client
export { type Client, type ClientOptions, createClient } from './client.ts';
export type { CommentQuery, Comments } from './comments.ts';
// Errors
export {
  BusyError,
  ClosedError,
  isBusyError,
  isClosedError,
  isNetworkError,
  isNotKeptError,
  isQueueFullError,
  isRefusedError,
  isSdkError,
  isUnexpectedReplyError,
  NetworkError,
  NotKeptError,
  QueueFullError,
  RefusedError,
  SdkError,
  UnexpectedReplyError,
} from './errors.ts';
// What it writes
export type { EventOptions } from './events.ts';
export type { Recorded } from './lane.ts';
export type { Loss, LossReason, Lost } from './lost.ts';
export type { JourneyOf } from './journey.ts';
export type { LiveEvent, LiveOptions } from './live.ts';
export { createRecorder, type Outbox, type Recorder, type RecorderOptions } from './recorder.ts';
export type { Responses, ResponseToSave } from './responses.ts';
export type { ResultsOf, ResultsQuery } from './results.ts';
export type { Scores } from './scores.ts';
export type { Touchpoints } from './touchpoints.ts';

// Staff and sites
export type { Session, SignedIn } from './session.ts';
export type { FirstAccount, Setup } from './setup.ts';
export type { AddedSite, NewSite, Sites } from './sites.ts';
export type { InAgency, ListedSurvey, Surveys } from './surveys.ts';
export type { NewUser, Users } from './users.ts';
