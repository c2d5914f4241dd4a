/**
 * The tables, as Kysely sees them. Times are epoch milliseconds, days `YYYYMMDD`, flags 0 or 1, lists and objects JSON text:
 * what both databases store alike. Every primary key begins with the agency, so that rows can later be spread by it.
 */
export interface Schema {
  schema_version: { version: number; serves: number; name: string; at: number };
  agency: { agency: string; body: string };
  catalogue: { agency: string; body: string };
  site_key: SiteKeyRow;
  survey: { agency: string; id: string; state: string; latest: number };
  survey_version: { agency: string; survey: string; version: number; hash: string; body: string; published_at: number };
  /** The ledger: what has arrived, so that nothing counts twice. */
  event: { agency: string; source: string; id: string; hash: string; type: string; received_at: number };
  response: ResponseTable;
  seen: SeenTable;
  comment: CommentTable;
  /** How somebody asked to be reached, as JSON: in a table of its own, so that nothing which reads responses reads it by the way. */
  contact: { agency: string; response: string; body: string };
  /** Words from which personal details were taken out, as they were written, encrypted. */
  original: { agency: string; response: string; body: string };
  touchpoint: TouchpointTable;
  /** How the person of a touchpoint can be reached, as JSON: apart, as contacts are. */
  citizen: { agency: string; touchpoint: string; body: string };
  count: CountTable;
  case: CaseTable;
  /** Which responses a case stands for. */
  case_response: { agency: string; response: string; case: string };
  case_event: CaseEventTable;
  staff: { agency: string; email: string; name: string; role: string; password_hash: string; added_at: number };
  session: { agency: string; hash: string; email: string; expires_at: number };
  quarantine: QuarantineTable;
  /** What became of everything received, by status; `received` is counted on its own so that the books can be balanced. */
  book: { agency: string; slot: number; status: string; n: number };
  /** Who does work that one server does for all. */
  lease: { name: string; holder: string; until: number };
  /** One row that is written and read back to learn whether the disk still takes writes. */
  pulse: { agency: string; at: number };
}
export type TableName = keyof Schema;

export interface SiteKeyRow {
  agency: string;
  id: string;
  site: string;
  kind: string;
  origins: string;
  scopes: string;
  app: number;
  hash: string;
  created_at: number;
  revoked_at: number | null;
  signal_state: string;
  signal_reason: string | null;
  signal_origin: string | null;
  signal_at: number | null;
}

/**
 * What was said once, whole: `facts` holds every counted fact of the response packed into one text (see facts.ts). One row and one index entry
 * for a response, where a row for each answer dirtied some 300 pages in a group of 64 and cost half of the commit.
 */
export interface ResponseTable {
  agency: string;
  id: string;
  revision: number;
  hash: string;
  survey: string;
  version: number;
  service: string;
  channel: string;
  language: string;
  day: number;
  at: number;
  complete: number;
  opened_ms: number | null;
  page: string | null;
  reference: string | null;
  score: number | null;
  test: number;
  facts: string;
  /** JSON of the answers by question that facts say less about: numbers and days. */
  kept: string | null;
  /** The touchpoint whose token came with it. */
  touchpoint: string | null;
}

/** What happened between a person and a service. `series` and `reference` name what several are revisions of. */
export interface TouchpointTable {
  agency: string;
  id: string;
  revision: number;
  hash: string;
  what: string;
  series: string | null;
  service: string;
  channel: string | null;
  language: string | null;
  reference: string;
  at: number;
  test: number;
  details: string | null;
  received_at: number | null;
}

/** One page load's view of a survey, kept as slim as it can be: there are a hundred of them to a response. */
export interface SeenTable {
  agency: string;
  id: string;
  revision: number;
  hash: string;
  survey: string;
  service: string;
  channel: string;
  language: string;
  day: number;
  test: number;
  facts: string;
}

/** `number` orders comments by time and is the row's name in the search index. */
export interface CommentTable {
  agency: string;
  response: string;
  question: string;
  number: number;
  survey: string;
  service: string;
  channel: string;
  language: string;
  day: number;
  at: number;
  score: number | null;
  page: string | null;
  test: number;
  text: string;
}

/** An event that waits for a person. `body` is empty once it was accepted, or too long ago discarded. */
export interface QuarantineTable {
  agency: string;
  source: string;
  id: string;
  type: string;
  hash: string;
  reason: string;
  body: string;
  received_at: number;
  /** The survey it answers. */
  about: string | null;
  verdict: string;
  decided_at: number | null;
  decided_by: string | null;
}

/** Running totals. One slot per writer, summed on reading, because hot rows serialise commits: 339 v. 1,492 a second. */
export interface CountTable {
  agency: string;
  survey: string;
  day: number;
  question: string;
  value: string;
  service: string;
  slot: number;
  n: number;
}

/** `rank` is the order of lists: due time while active, then newest closed first. `touched` says that staff have acted. */
export interface CaseTable {
  agency: string;
  id: string;
  kind: string;
  rule: string;
  key: string;
  survey: string;
  service: string;
  queue: string | null;
  state: string;
  outcome: string | null;
  owner: string | null;
  opened_at: number;
  due_at: number;
  closed_at: number | null;
  count: number;
  score: number | null;
  language: string | null;
  channel: string | null;
  reference: string | null;
  comment: string | null;
  day: number;
  touched: number;
  rank: number;
}

export interface CaseEventTable {
  agency: string;
  case: string;
  number: number;
  at: number;
  by: string;
  what: string;
  from: string | null;
  to: string | null;
  note: string | null;
}

/** The primary keys, in the order of their columns. */
export const keyOf = {
  schema_version: ['version'],
  agency: ['agency'],
  catalogue: ['agency'],
  site_key: ['agency', 'id'],
  survey: ['agency', 'id'],
  survey_version: ['agency', 'survey', 'version'],
  event: ['agency', 'source', 'id'],
  response: ['agency', 'id'],
  seen: ['agency', 'id'],
  comment: ['agency', 'response', 'question'],
  contact: ['agency', 'response'],
  original: ['agency', 'response'],
  touchpoint: ['agency', 'id'],
  citizen: ['agency', 'touchpoint'],
  count: ['agency', 'survey', 'day', 'question', 'value', 'service', 'slot'],
  case: ['agency', 'id'],
  case_response: ['agency', 'response', 'case'],
  case_event: ['agency', 'case', 'number'],
  staff: ['agency', 'email'],
  session: ['agency', 'hash'],
  quarantine: ['agency', 'source', 'id'],
  book: ['agency', 'slot', 'status'],
  lease: ['name'],
  pulse: ['agency'],
} as const satisfies { [T in TableName]: readonly (keyof Schema[T])[] };
