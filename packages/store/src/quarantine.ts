import type { Verdict } from '@earshot/model';
import type { Kysely } from 'kysely';
import type { Aside, AsideKey, AsideQuery, Quarantine } from './aside.ts';
import { statusOf } from './books.ts';
import type { EventOutcome } from './commit.ts';
import { fromCursor, toCursor } from './cursor.ts';
import type { Dialect } from './dialect.ts';
import type { QuarantineTable, Schema } from './schema.ts';
import { throughRaces, writeRows } from './write-commit.ts';

const read = ({ source, id, type, hash, reason, about, received_at, body, verdict, decided_at, decided_by }: QuarantineTable): Aside => ({
  source,
  id,
  type,
  hash,
  reason,
  survey: about,
  receivedAt: Number(received_at),
  body,
  verdict: verdict as Verdict,
  decidedAt: decided_at === null ? null : Number(decided_at),
  decidedBy: decided_by,
});

/** Concurrent writers lock in one order. */
const byKey = (a: AsideKey, b: AsideKey) => (a.source === b.source ? (a.id < b.id ? -1 : 1) : a.source < b.source ? -1 : 1);

export const quarantineOf = (db: Kysely<Schema>, dialect: Dialect, slot: number): Quarantine => {
  const listed = (agency: string, { verdict = 'waiting', reason, survey, until, cursor }: AsideQuery) => {
    let query = db.selectFrom('quarantine').selectAll().where('agency', '=', agency).where('verdict', '=', verdict);
    if (reason !== undefined) query = query.where('reason', '=', reason);
    if (survey !== undefined) query = query.where('about', '=', survey);
    if (until !== undefined) query = query.where('received_at', '<=', until);
    if (cursor !== undefined) {
      const [at, source, id] = fromCursor(cursor, ['number', 'string', 'string']) as [number, string, string];
      query = query
        .where('received_at', '<=', at)
        .where((eb) =>
          eb.or([eb('received_at', '<', at), eb('source', '<', source), eb.and([eb('source', '=', source), eb('id', '<', id)])]),
        );
    }
    return query.orderBy('received_at', 'desc').orderBy('source', 'desc').orderBy('id', 'desc');
  };

  return {
    async list(agency, query) {
      const rows = await listed(agency, query)
        .limit(query.limit + 1)
        .execute();
      const items = rows.slice(0, query.limit).map(read);
      const last = items.at(-1);
      return { items, next: last && rows.length > query.limit ? toCursor([last.receivedAt, last.source, last.id]) : null };
    },
    async find(agency, keys) {
      const found = await dialect.rows(db).find(
        'quarantine',
        keys.map(({ source, id }) => ({ agency, source, id })),
      );
      return found.map((row) => row && read(row));
    },
    async tally(agency) {
      const query = db.selectFrom('quarantine').select((eb) => ['reason', eb.fn.countAll<number>().as('n')]);
      const rows = await query.where('agency', '=', agency).where('verdict', '=', 'waiting').groupBy('reason').orderBy('reason').execute();
      return rows.map(({ reason, n }) => ({ reason, n: Number(n) }));
    },
    accept: (agency, events, by, at) =>
      throughRaces(dialect, () =>
        db.transaction().execute(async (trx) => {
          const rows = dialect.rows(trx);
          const sorted = [...events].sort(byKey);
          const found = await rows.find(
            'quarantine',
            sorted.map(({ source, id }) => ({ agency, source, id })),
          );
          const waiting = sorted.flatMap((event, index) => (found[index]?.verdict === 'waiting' ? [{ event, row: found[index] }] : []));
          const commit = { agency, events: waiting.map(({ event }) => event), quarantined: [], rejected: 0 };
          const [result] = await writeRows(trx, dialect, slot, [commit]);
          const outcomes = result?.events ?? [];
          await rows.put(
            'quarantine',
            waiting.map(({ row }) => ({ ...row, verdict: 'accepted', body: '', decided_at: at, decided_by: by.name })),
          );
          const moved = new Map<string, number>(waiting.length > 0 ? [['quarantined', -waiting.length]] : []);
          for (const outcome of outcomes) moved.set(statusOf[outcome], (moved.get(statusOf[outcome]) ?? 0) + 1);
          const books = [...moved].map(([status, n]) => ({ agency, slot, status, n }));
          await rows.add(
            'book',
            books.sort((a, b) => (a.status < b.status ? -1 : 1)),
          );
          const became = new Map(waiting.map(({ event }, index) => [event, outcomes[index]!] as const));
          return events.map((event): EventOutcome | null => became.get(event) ?? null);
        }),
      ),
    decide: (agency, keys, verdict, by, at) =>
      db.transaction().execute(async (trx) => {
        const rows = dialect.rows(trx);
        const from = verdict === 'discarded' ? 'waiting' : 'discarded';
        const sorted = [...keys].sort(byKey);
        const found = await rows.find(
          'quarantine',
          sorted.map(({ source, id }) => ({ agency, source, id })),
        );
        // What was forgotten has nothing left to look at.
        const changed = found.flatMap((row) => (row?.verdict === from && row.body !== '' ? [row] : []));
        const decided = verdict === 'waiting' ? { decided_at: null, decided_by: null } : { decided_at: at, decided_by: by.name };
        await rows.put(
          'quarantine',
          changed.map((row) => ({ ...row, verdict, ...decided })),
        );
        const names = new Set(changed.map(({ source, id }) => toCursor([source, id])));
        return keys.map(({ source, id }) => names.has(toCursor([source, id])));
      }),
    async forget(discardedBefore) {
      const old = db.updateTable('quarantine').set({ body: '' }).where('verdict', '=', 'discarded').where('body', '!=', '');
      return Number((await old.where('decided_at', '<', discardedBefore).executeTakeFirst()).numUpdatedRows);
    },
  };
};
