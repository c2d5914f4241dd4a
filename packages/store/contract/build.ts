import type { CaseCandidate, Commit, CountedAnswer, EventRow, RecordRow, TouchpointRow } from '../src/commit.ts';

/** The whole of every test's calendar. */
export const everyDay = { from: 20_000_101, to: 29_991_231 };
const start = 1_795_000_000_000;

export const fact = (question: string, value: string | number): CountedAnswer => ({ question, value: String(value) });

/** A response of `permit` on the web in English that gave 4; `id` decides everything that is not said. */
export const aRecord = (id: string, said: Partial<RecordRow> = {}): RecordRow => ({
  kind: 'response',
  id,
  revision: 1,
  hash: `body of ${id} ${said.revision ?? 1}`,
  survey: 'permit',
  version: 1,
  service: 'permits',
  channel: 'web',
  language: 'en',
  day: 20_261_122,
  at: start,
  complete: true,
  openedMs: 21_000,
  page: '/permits/done',
  reference: null,
  touchpoint: null,
  score: 4,
  test: false,
  answers: [fact('satisfaction', 4), fact('satisfaction', '~asked'), fact('~response', 'completed')],
  comments: [],
  kept: null,
  contact: null,
  original: null,
  cases: [],
  ...said,
});

/** One page load's view of `permit`; 0 offered, 1 dismissed, 2 opened. */
export const aView = (id: string, furthest: 0 | 1 | 2, said: Partial<RecordRow> = {}): RecordRow =>
  aRecord(id, {
    kind: 'seen',
    revision: furthest,
    hash: `view ${id} ${furthest}`,
    score: null,
    page: null,
    answers: [
      fact('~seen', 'offered'),
      ...(furthest === 1 ? [fact('~seen', 'dismissed')] : []),
      ...(furthest === 2 ? [fact('~seen', 'opened')] : []),
    ],
    ...said,
  });

/** Somebody asked for a permit, as `PP-1`. */
export const aTouchpoint = (id: string, said: Partial<TouchpointRow> = {}): TouchpointRow => ({
  kind: 'touchpoint',
  id,
  revision: 1,
  hash: `body of ${id}`,
  what: 'request.submitted',
  series: null,
  service: 'permits',
  channel: 'web',
  language: 'en',
  reference: 'PP-1',
  at: start,
  test: false,
  details: null,
  citizen: null,
  ...said,
});

const typeOf = { response: 'earshot.response.saved', seen: 'earshot.survey.seen', touchpoint: 'earshot.touchpoint.recorded' };

export const anEvent = <R extends RecordRow | TouchpointRow>(id: string, record: R, said: Partial<EventRow<R>> = {}): EventRow<R> => ({
  source: 'https://www.city.gov',
  id,
  type: typeOf[record.kind],
  hash: `event ${id} of ${record.hash}`,
  receivedAt: start + 1000,
  record,
  ...said,
});

export const aCommit = (agency: string, events: EventRow[], said: Partial<Commit> = {}): Commit => ({
  agency,
  events,
  quarantined: [],
  rejected: 0,
  ...said,
});

/** A commit of one new response. */
export const oneResponse = (agency: string, id: string, said: Partial<RecordRow> = {}): Commit =>
  aCommit(agency, [anEvent(`event-${id}-${said.revision ?? 1}`, aRecord(id, said))]);

export const personCase = (response: string, said: Partial<CaseCandidate> = {}): CaseCandidate => ({
  rule: 'low-score',
  kind: 'person',
  key: response,
  queue: 'permits',
  dueAt: start + 172_800_000,
  score: 1,
  comment: 'Nobody answered the phone',
  ...said,
});

export const dailyCase = (said: Partial<CaseCandidate> = {}): CaseCandidate => ({
  rule: 'low-score',
  kind: 'daily',
  key: 'permits/satisfaction/2026-11-22',
  queue: 'permits',
  dueAt: start + 172_800_000,
  score: 1,
  comment: null,
  ...said,
});
