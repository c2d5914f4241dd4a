import { createHash } from 'node:crypto';
import type { Case, CaseEvent } from '@earshot/model';
import type { CaseCandidate, EventRow, RecordRow } from './commit.ts';
import type { CaseEventTable, CaseTable } from './schema.ts';

/** Letters and digits that are not taken for one another when read aloud. https://www.crockford.com/base32.html */
const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A case's id follows from what it is about, so that opening it twice opens one. Eight characters first; more where two cases share them. */
export const caseId = (agency: string, rule: string, key: string, length: number): string => {
  const digest = createHash('sha256').update(`${agency}|${key}|${rule}`).digest();
  return `C-${Array.from(digest.subarray(0, length), (byte) => crockford[byte & 31]).join('')}`;
};

/** Ranks of closed cases count down from here, above every due time. */
const afterAllDue = 1e15;
export const firstClosedRank = afterAllDue / 2;

/** Where a case stands in lists: active ones by due time, then closed ones, newest first. */
export const rankOf = ({ due_at, closed_at }: Pick<CaseTable, 'due_at' | 'closed_at'>): number =>
  closed_at === null ? due_at : afterAllDue - closed_at;

const closes = (state: string): boolean => state === 'resolved' || state === 'withdrawn';

/** A case as it opens, before anything has joined it. */
export const openRow = (
  agency: string,
  id: string,
  { rule, kind, key, queue, dueAt, score, comment }: CaseCandidate,
  { receivedAt, record: { survey, service, language, channel, reference, day } }: EventRow<RecordRow>,
): CaseTable => {
  const own =
    kind === 'person'
      ? { score, language, channel, reference, comment }
      : { score: null, language: null, channel: null, reference: null, comment: null };
  const fresh = { state: 'open', outcome: null, owner: null, opened_at: receivedAt, due_at: dueAt, closed_at: null, count: 0, touched: 0 };
  const row: CaseTable = { agency, id, kind, rule, key, survey, service, queue, ...own, ...fresh, day, rank: 0 };
  return { ...row, rank: rankOf(row) };
};

/** `20261122` → `2026-11-22` */
export const dayText = (day: number): string => String(day).replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3');

export const readCase = (row: CaseTable): Case => ({
  id: row.id,
  kind: row.kind as Case['kind'],
  survey: row.survey,
  service: row.service,
  queue: row.queue,
  state: row.state as Case['state'],
  outcome: row.outcome as Case['outcome'],
  owner: row.owner,
  openedAt: row.opened_at,
  dueAt: row.due_at,
  closedAt: row.closed_at,
  count: row.count,
  score: row.score,
  language: row.language,
  channel: row.channel,
  reference: row.reference,
  comment: row.comment,
  day: dayText(row.day),
});

export const readEvent = ({ at, by, what, from, to, note }: CaseEventTable): CaseEvent => ({
  at,
  by,
  what,
  ...(from !== null && { from }),
  ...(to !== null && { to }),
  ...(note !== null && { note }),
});

/** Moves a case, its closing time and its rank together. */
export const moveTo = (row: CaseTable, state: Case['state'], at: number): void => {
  row.state = state;
  row.closed_at = closes(state) ? at : null;
  if (state !== 'resolved') row.outcome = null;
  row.rank = rankOf(row);
};
