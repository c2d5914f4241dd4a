/**
 * The one write: rows prepared outside, committed inside. The writer knows no domain beyond what stands here;
 * it decides what is fresh and which revision wins, drops what was not fresh, and derives count deltas.
 */

/** Milliseconds since 1970, UTC. */
export type Millis = number;

/** One counted fact: `question` may be `~seen`, `~response`; `value` may be `~asked`, `~skipped`. */
export interface CountedAnswer {
  question: string;
  value: string;
}

/** Words of a person, with the words to search by (see words.ts). */
export interface CommentRow {
  question: string;
  text: string;
  /** Space-joined search words. */
  words: string;
}

/** A bad experience found while preparing. The writer keys it by (agency, response, rule) or joins the daily one. */
export interface CaseCandidate {
  rule: string;
  kind: 'person' | 'daily';
  /** Daily cases: what they share, for example `permits/satisfaction/2026-11-22`. Person's: the response id. */
  key: string;
  queue: string | null;
  dueAt: Millis;
  score: number | null;
  comment: string | null;
}

/** What one event says about one record: a response (or score), or one page load's view of a survey. Every revision is whole. */
export interface RecordRow {
  kind: 'response' | 'seen';
  /** Response id, or the view id of a page load. */
  id: string;
  /** The highest wins. For `seen`: how far it got (0 offered, 1 dismissed, 2 opened). */
  revision: number;
  /** Of the canonical body, to tell a repeated revision from a conflicting one. */
  hash: string;
  survey: string;
  version: number;
  service: string;
  channel: string;
  language: string;
  /** Local date in the agency's zone, `YYYYMMDD` as a number. */
  day: number;
  at: Millis;
  complete: boolean;
  openedMs: number | null;
  page: string | null;
  reference: string | null;
  /** The touchpoint that a token named: the reference is its own then, and true. */
  touchpoint: string | null;
  /** First rating of the response. */
  score: number | null;
  test: boolean;
  /** Facts to count. Test records carry them too; the writer does not count those. */
  answers: CountedAnswer[];
  comments: CommentRow[];
  /** Answers by question that are kept whole because their facts say less. */
  kept: Readonly<Record<string, string>> | null;
  /** How the person can be reached: apart from everything else that is kept of a response. */
  contact: { name?: string | undefined; email?: string | undefined; phone?: string | undefined } | null;
  /** Words as they were written where `comments` say less, encrypted by whoever made the row: apart, and nothing here can read it. */
  original: string | null;
  cases: CaseCandidate[];
}

/** One thing that happened between a person and a service. It is counted nowhere: it says what answers and cases are about. */
export interface TouchpointRow {
  kind: 'touchpoint';
  id: string;
  revision: number;
  hash: string;
  /** Which kind of touchpoint. */
  what: string;
  /** Touchpoints of one series and reference are revisions of one thing, such as an appointment: each is kept, the highest says how it stands. */
  series: string | null;
  service: string;
  channel: string | null;
  language: string | null;
  reference: string;
  at: Millis;
  test: boolean;
  details: Readonly<Record<string, unknown>> | null;
  /** How the person can be reached and agreed to be: apart from everything else. */
  citizen: object | null;
}

/** One event of a request, ready to write. */
export interface EventRow<R extends RecordRow | TouchpointRow = RecordRow | TouchpointRow> {
  source: string;
  id: string;
  type: string;
  /** SHA-256 of the canonical body, base64url. */
  hash: string;
  receivedAt: Millis;
  record: R;
}

/** One event that is kept for review instead of being counted. */
export interface QuarantineRow {
  source: string;
  id: string;
  type: string;
  hash: string;
  receivedAt: Millis;
  reason: string;
  /** The survey it answers. */
  survey: string | null;
  /** The event, encrypted by whoever made the row: nothing here can read it. */
  body: string;
}

/** What one request asks to be written, all of one agency, all or nothing with the rest of its group. */
export interface Commit {
  agency: string;
  events: EventRow[];
  quarantined: QuarantineRow[];
  /** Items refused while preparing: counted in the books, never stored. */
  rejected: number;
}

/** `superseded`: a higher revision was known. A touchpoint is kept all the same. */
export type EventOutcome = 'stored' | 'superseded' | 'duplicate' | 'conflict';

/** Outcomes in the order of `events`; `quarantined` says which of those rows were new (`true`) or already there. */
export interface CommitResult {
  events: EventOutcome[];
  quarantined: boolean[];
}

/** received = stored + superseded + duplicate + rejected + quarantined, always. */
export interface Books {
  received: number;
  stored: number;
  superseded: number;
  duplicate: number;
  rejected: number;
  quarantined: number;
}
