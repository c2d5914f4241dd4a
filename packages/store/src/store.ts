import type {
  Agency,
  Case,
  CaseChange,
  CaseDetail,
  CaseTally,
  Catalogue,
  Comment,
  JourneyStep,
  Key,
  PublishedSurvey,
  Role,
  Signal,
  StaffUser,
  Survey,
  SurveyState,
} from '@earshot/model';
import type { Quarantine } from './aside.ts';
import type { Books, Commit, CommitResult, Millis } from './commit.ts';

/** Where things are kept, by noun. Every driver passes `store/contract`. Reads never wait for writes. */
export interface Store {
  /**
   * Makes one request's events durable, grouped with whatever else is waiting: resolves only after fsync.
   * @throws EarshotError `server.busy` with `retryAfter` when the queue is full, `store.unavailable` when the database cannot take it
   * (a full disk); nothing of it was taken.
   */
  commit(commit: Commit): Promise<CommitResult>;
  agencies: Agencies;
  catalogues: Catalogues;
  sites: Sites;
  surveys: Surveys;
  counts: Counts;
  responses: Responses;
  touchpoints: Touchpoints;
  journeys: Journeys;
  comments: Comments;
  cases: Cases;
  quarantine: Quarantine;
  staff: StaffUsers;
  upkeep: Upkeep;
  leases: Leases;
  peers: Peers;
  close(): Promise<void>;
}

/** Who of several servers does what only one should do. */
export interface Leases {
  /** Takes a piece of work until then, or keeps it; false while somebody else has it. */
  take(name: string, holder: string, now: Millis, until: Millis): Promise<boolean>;
}

/** The other servers on the same database. The embedded store has none: what is told there, nobody hears. */
export interface Peers {
  /** There can be no others. */
  readonly alone: boolean;
  /** Passes a word on, of 7,900 bytes at most. It is kept nowhere: who is not there, or cannot be reached, never hears it. */
  tell(word: string): Promise<void>;
  /** Hears what the others tell, until the returned function is called; `null` says that words may have been missed. */
  hear(listener: (word: string | null) => void): () => void;
}

export interface Agencies {
  put(agency: Agency): Promise<void>;
  get(id: string): Promise<Agency | null>;
  list(): Promise<Agency[]>;
}

/** What the systems of an agency may say; without one any kind of its own goes. */
export interface Catalogues {
  put(agency: string, catalogue: Catalogue): Promise<void>;
  get(agency: string): Promise<Catalogue | null>;
}

export interface NewKey {
  agency: string;
  site: string;
  kind: Key['kind'];
  origins: string[];
  scopes: Key['scopes'];
  app: boolean;
  /** SHA-256 of the whole key, base64url; its first ten letters and digits are the key's id. */
  hash: string;
  createdAt: Millis;
}

export interface Sites {
  addKey(key: NewKey): Promise<Key>;
  findKey(agency: string, hash: string): Promise<Key | null>;
  keys(agency: string): Promise<Key[]>;
  /** Ends a key from `at` on, now or later; whether there was one that would not have ended before. */
  revokeKey(agency: string, id: string, at: Millis): Promise<boolean>;
  /** Remembers the last good or refused signal of a key, at most once a few seconds per key. */
  noteSignal(agency: string, keyId: string, signal: Signal): Promise<void>;
  signal(agency: string, keyId: string): Promise<Signal>;
}

export interface Surveys {
  /** Assigns the next version, or answers the version that already has this content. */
  publish(agency: string, survey: Survey, hash: string, at: Millis): Promise<{ id: string; version: number; isNew: boolean }>;
  /** The named version, else the latest. */
  get(agency: string, id: string, version?: number): Promise<PublishedSurvey | null>;
  /** The latest version of each. */
  list(agency: string): Promise<PublishedSurvey[]>;
  setState(agency: string, id: string, state: SurveyState): Promise<boolean>;
}

/** Days as `YYYYMMDD` numbers, both ends included. */
export interface Period {
  from: number;
  to: number;
}

export interface CountFilter {
  service?: string;
  channel?: string;
  language?: string;
}

export type GroupBy = 'day' | 'service' | 'channel' | 'language';

/** How often one value was given; `group` is empty without `by`. Pseudo-questions `~seen` and `~response` carry the funnel. */
export interface CountRow {
  group: string;
  question: string;
  value: string;
  n: number;
}

export interface Counts {
  /** From the small count table when unfiltered, by day or by service, else from a covering index on the records. Weeks and months are summed by the caller. */
  read(agency: string, survey: string, period: Period, filter?: CountFilter, by?: GroupBy): Promise<CountRow[]>;
}

export interface StoredAnswer {
  question: string;
  value: string;
}

export interface StoredResponse {
  id: string;
  revision: number;
  survey: string;
  version: number;
  language: string;
  channel: string;
  complete: boolean;
  test: boolean;
  at: Millis;
  answers: StoredAnswer[];
  comments: { question: string; text: string }[];
}

export interface Responses {
  get(agency: string, id: string): Promise<StoredResponse | null>;
  /** Newest first; for `tail`. */
  latest(agency: string, limit: number): Promise<StoredResponse[]>;
  /** Removes every test record of a survey, page loads too, and the test touchpoints of its service; answers how many responses went. */
  deleteTests(agency: string, survey: string): Promise<number>;
}

export interface StoredTouchpoint {
  id: string;
  /** Which kind of touchpoint. */
  what: string;
  /** Of the appointment, else 1. */
  revision: number;
  service: string;
  channel: string | null;
  language: string | null;
  reference: string;
  at: Millis;
  test: boolean;
  details: Record<string, unknown> | null;
  receivedAt: Millis | null;
}

/** What happened between people and services. How a person can be reached is read by none of these. */
export interface Touchpoints {
  get(agency: string, id: string): Promise<StoredTouchpoint | null>;
  /** As they came, the last one first; for `tail`. */
  latest(agency: string, limit: number): Promise<StoredTouchpoint[]>;
}

export interface Journeys {
  /** Everything that carries one reference, oldest first: touchpoints, answers, scores, cases. */
  read(agency: string, reference: string, query: { limit: number; cursor?: string }): Promise<Page<JourneyStep>>;
}

export interface CommentQuery {
  survey?: string;
  service?: string;
  /** Words as a person types them; tokenised by words.ts. */
  search?: string;
  from?: number;
  to?: number;
  score?: { atLeast?: number; atMost?: number };
  language?: string;
  channel?: string;
  test?: boolean;
  limit: number;
  cursor?: string;
}

export interface Page<T> {
  items: T[];
  next: string | null;
}

export interface Comments {
  /** Newest first. */
  list(agency: string, query: CommentQuery): Promise<Page<Comment>>;
}

export interface CaseQuery {
  /** `active` = open, in-review or contacted. */
  state?: Case['state'] | 'active';
  survey?: string;
  owner?: string;
  /** Due before this instant and not closed. */
  dueBefore?: Millis;
  /** Due at this instant or later. */
  dueFrom?: Millis;
  limit: number;
  cursor?: string;
}

export interface CaseActor {
  email: string;
  name: string;
}

export interface Cases {
  /** Active ones by due time, closed ones newest first. */
  list(agency: string, query: CaseQuery): Promise<Page<Case>>;
  get(agency: string, id: string): Promise<CaseDetail | null>;
  /**
   * The person's words as they were written, encrypted, with the response they belong to; `null` where nothing was taken out of them.
   * Who reads them, and when, becomes a line of the case's history.
   */
  original(agency: string, id: string, by: CaseActor, at: Millis): Promise<{ response: string; body: string } | null>;
  /** The person's case that a response opened, if it did. */
  ofResponse(agency: string, response: string): Promise<Case | null>;
  tally(agency: string, now: Millis, endOfToday: Millis): Promise<CaseTally>;
  /**
   * Moves, assigns, notes. A resolved case wants an outcome.
   * @throws EarshotError `case.unknown`, `case.move-not-allowed`.
   */
  change(agency: string, id: string, change: CaseChange, by: CaseActor, at: Millis): Promise<CaseDetail>;
}

export interface StaffUserWithHash extends StaffUser {
  passwordHash: string;
}

export interface Session {
  /** SHA-256 of the cookie's token. */
  hash: string;
  user: StaffUser;
  expiresAt: Millis;
}

export interface StaffUsers {
  /** @throws EarshotError `staff.exists`. */
  add(user: StaffUserWithHash, at: Millis): Promise<void>;
  find(email: string): Promise<StaffUserWithHash | null>;
  list(agency: string): Promise<StaffUser[]>;
  setPassword(agency: string, email: string, passwordHash: string): Promise<boolean>;
  setRole(agency: string, email: string, role: Role): Promise<boolean>;
  remove(agency: string, email: string): Promise<boolean>;
  /** Whether anybody at all can sign in. */
  any(): Promise<boolean>;
  openSession(session: { hash: string; agency: string; email: string; expiresAt: Millis }): Promise<void>;
  session(hash: string, now: Millis): Promise<Session | null>;
  /** Moves the end of one that is open; one that was closed meanwhile stays closed. */
  keepSession(hash: string, expiresAt: Millis): Promise<void>;
  closeSession(hash: string): Promise<void>;
  /** Deletes sessions that had ended by then; answers how many. */
  forgetSessions(endedBy: Millis): Promise<number>;
}

export interface Upkeep {
  /** Per agency, or over all of them. */
  books(agency?: string): Promise<Books>;
  responseCount(agency?: string): Promise<number>;
  /** Recomputes every count from the records alone, survey by survey. */
  rebuild(): Promise<{ surveys: number; rows: number }>;
  /** Whether the running counts equal their recomputation. */
  countsEqualRebuild(): Promise<boolean>;
  /** A consistent copy of everything but secrets into a new file. */
  backup(file: string): Promise<void>;
  /** Writes and reads back one row: what `/readyz` asks. */
  canWrite(): Promise<boolean>;
  /** Events waiting, those of the last group, milliseconds the last group took, and how long the oldest that is not yet written has waited. */
  load(): { waiting: number; lastGroup: number; lastMillis: number; oldestMillis: number };
  /** Deletes ledger rows of `seen` older than the horizon. */
  forgetSeen(before: Millis): Promise<number>;
  /** What the store stands on; `recent` counts from `since`. Reads the whole ledger. */
  standing(since: Millis): Promise<Standing>;
}

/** What a store stands on, for whoever looks after it. */
export interface Standing {
  /** The database and its version, such as `SQLite 3.51.0`. */
  engine: string;
  schema: number;
  /** Bytes of the data on the disk. */
  bytes: number;
  /** Events the ledger remembers; page loads for thirty days. */
  events: number;
  /** Those of them received lately. */
  recent: number;
  /** When the newest was received. */
  newest: Millis | null;
}
