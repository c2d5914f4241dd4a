/** Where Earshot keeps things. */

// Opening
export { openPostgres, type PostgresOptions } from './dialects/postgres/open.ts';
export { openSqlite, type SqliteOptions } from './dialects/sqlite/open.ts';
export { restorePostgres } from './dialects/postgres/copies.ts';
export { type Restored, type RestoreOptions, restoreSqlite } from './dialects/sqlite/restore.ts';

// From the one to the other
export { type Moved, type MoveOptions, moveToPostgres } from './move.ts';

export type { Found } from './what-is-there.ts';

// Words to search by, as a commit's comments carry them
export { searchWords } from './words.ts';

// The interface, and what crosses it
export type {
  Agencies,
  CaseActor,
  CaseQuery,
  Cases,
  Catalogues,
  CommentQuery,
  Comments,
  CountFilter,
  CountRow,
  Counts,
  GroupBy,
  Journeys,
  Leases,
  NewKey,
  Page,
  Peers,
  Period,
  Responses,
  Session,
  Sites,
  StaffUsers,
  StaffUserWithHash,
  Standing,
  Store,
  StoredAnswer,
  StoredResponse,
  StoredTouchpoint,
  Surveys,
  Touchpoints,
  Upkeep,
} from './store.ts';
export type { Aside, AsideKey, AsideQuery, Quarantine } from './aside.ts';
export type {
  Books,
  CaseCandidate,
  CommentRow,
  Commit,
  CommitResult,
  CountedAnswer,
  EventOutcome,
  EventRow,
  Millis,
  QuarantineRow,
  RecordRow,
  TouchpointRow,
} from './commit.ts';
