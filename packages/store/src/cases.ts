import { type Case, type CaseChange, type CaseDetail, caseMoves, EarshotError } from '@earshot/model';
import type { Kysely } from 'kysely';
import { firstClosedRank, moveTo, readCase, readEvent } from './case-row.ts';
import { fromCursor, toCursor } from './cursor.ts';
import type { Database, Dialect, Rows } from './dialect.ts';
import type { CaseEventTable, CaseTable, Schema } from './schema.ts';
import type { CaseActor, CaseQuery, Cases } from './store.ts';

const unknown = () => new EarshotError('case.unknown', 'There is no such case.');
const notAllowed = (why: string) => new EarshotError('case.move-not-allowed', why);

/** Applies what a person did; answers the lines it adds to the history. */
const apply = (row: CaseTable, change: CaseChange, by: CaseActor, at: number): Omit<CaseEventTable, 'number'>[] => {
  const lines: Omit<CaseEventTable, 'number'>[] = [];
  const note = (what: string, from: string | null, to: string | null, text: string | null = null) =>
    lines.push({ agency: row.agency, case: row.id, at, by: by.name, what, from, to, note: text });

  if (change.owner !== undefined && change.owner !== row.owner) {
    note('assigned', row.owner, change.owner);
    row.owner = change.owner;
  }
  const from = row.state as Case['state'];
  const to = change.state ?? from;
  if (to !== from && !caseMoves[from].includes(to))
    throw notAllowed(`A case cannot go from ${from} to ${to}; next may be ${caseMoves[from].join(', ')}.`);
  if (change.outcome !== undefined && to !== 'resolved') throw notAllowed('An outcome belongs to a resolved case.');
  if (to === 'resolved' && !change.outcome && !row.outcome) throw notAllowed('A resolved case wants an outcome.');
  if (to !== from) {
    note(row.closed_at === null ? 'moved' : 'reopened', from, to);
    moveTo(row, to, at);
  }
  if (change.outcome !== undefined) row.outcome = change.outcome;
  if (change.note !== undefined) note('noted', null, null, change.note);
  if (lines.length > 0) row.touched = 1;
  return lines;
};

/** The person's case that each response opened, by two lookups of keys: a join would walk all cases of the agency. */
export async function personsCases(rows: Rows, agency: string, responses: readonly string[]): Promise<Map<string, CaseTable>> {
  const links = await rows.under(
    'case_response',
    responses.map((response) => ({ agency, response })),
  );
  const found = await rows.find(
    'case',
    links.map((link) => ({ agency, id: link.case })),
  );
  const own = links.flatMap(({ response }, index) => (found[index]?.kind === 'person' ? [[response, found[index]] as const] : []));
  return new Map(own);
}

export const casesOf = (db: Kysely<Schema>, dialect: Dialect): Cases => {
  /** What is kept apart of the response that a person's case is about, which is its key. */
  const apart = async (on: Database, table: 'contact' | 'original', { agency, kind, key }: CaseTable): Promise<string | undefined> => {
    const [found] = kind === 'person' ? await dialect.rows(on).find(table, [{ agency, response: key }]) : [];
    return found?.body;
  };
  const apartOf = async (on: Database, row: CaseTable): Promise<Pick<CaseDetail, 'contact' | 'original'>> => {
    const contact = await apart(on, 'contact', row);
    const original = await apart(on, 'original', row);
    return { ...(contact !== undefined && { contact: JSON.parse(contact) }), ...(original !== undefined && { original: true }) };
  };

  const detail = async (on: Database, row: CaseTable): Promise<CaseDetail> => ({
    ...readCase(row),
    ...(await apartOf(on, row)),
    history: (await dialect.rows(on).under('case_event', [{ agency: row.agency, case: row.id }])).map(readEvent),
  });

  const count = async (agency: string, from: number, below: number): Promise<number> => {
    const query = db.selectFrom('case').select((eb) => eb.fn.countAll<number>().as('n'));
    const { n } = await query.where('agency', '=', agency).where('rank', '>=', from).where('rank', '<', below).executeTakeFirstOrThrow();
    return Number(n);
  };

  const listed = (agency: string, { state, survey, owner, dueBefore, dueFrom, cursor }: CaseQuery) => {
    let query = db.selectFrom('case').selectAll().where('agency', '=', agency);
    if (state === 'active') query = query.where('rank', '<', firstClosedRank);
    else if (state !== undefined) query = query.where('state', '=', state);
    if (survey !== undefined) query = query.where('survey', '=', survey);
    if (owner !== undefined) query = query.where('owner', '=', owner);
    if (dueBefore !== undefined) query = query.where('rank', '<', dueBefore);
    if (dueFrom !== undefined) query = query.where('rank', '>=', dueFrom);
    if (cursor !== undefined) {
      const [rank, id] = fromCursor(cursor, ['number', 'string']) as [number, string];
      query = query.where('rank', '>=', rank).where((eb) => eb.or([eb('rank', '>', rank), eb('id', '>', id)]));
    }
    return query.orderBy('rank').orderBy('id');
  };

  return {
    async list(agency, query) {
      const rows = await listed(agency, query)
        .limit(query.limit + 1)
        .execute();
      const items = rows.slice(0, query.limit);
      const last = items.at(-1);
      return { items: items.map(readCase), next: last && rows.length > query.limit ? toCursor([last.rank, last.id]) : null };
    },
    async get(agency, id) {
      const [row] = await dialect.rows(db).find('case', [{ agency, id }]);
      return row ? detail(db, row) : null;
    },
    async ofResponse(agency, response) {
      const row = (await personsCases(dialect.rows(db), agency, [response])).get(response);
      return row ? readCase(row) : null;
    },
    async tally(agency, now, endOfToday) {
      return {
        open: await count(agency, 0, firstClosedRank),
        late: await count(agency, 0, now),
        dueToday: await count(agency, now, endOfToday + 1),
        closed: await count(agency, firstClosedRank, Number.MAX_SAFE_INTEGER),
      };
    },
    original: (agency, id, by, at) =>
      db.transaction().execute(async (trx) => {
        const rows = dialect.rows(trx);
        const [row] = await rows.find('case', [{ agency, id }]);
        if (!row) throw unknown();
        const body = await apart(trx, 'original', row);
        if (body === undefined) return null;
        const number = (await rows.under('case_event', [{ agency, case: id }])).length;
        const line = { what: 'read-original', from: null, to: null, note: null };
        await rows.insertNew('case_event', [{ agency, case: id, number, at, by: by.name, ...line }]);
        return { response: row.key, body };
      }),
    change: (agency, id, change, by, at) =>
      db.transaction().execute(async (trx) => {
        const rows = dialect.rows(trx);
        const [found] = await rows.find('case', [{ agency, id }]);
        if (!found) throw unknown();
        const row = { ...found };
        const lines = apply(row, change, by, at);
        const earlier = (await rows.under('case_event', [{ agency, case: id }])).length;
        await rows.put('case', [row]);
        await rows.insertNew(
          'case_event',
          lines.map((line, index) => ({ ...line, number: earlier + index })),
        );
        return detail(trx, row);
      }),
  };
};
