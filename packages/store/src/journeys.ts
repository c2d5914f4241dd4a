import type { Case, JourneyStep } from '@earshot/model';
import type { Kysely } from 'kysely';
import { fromCursor, toCursor } from './cursor.ts';
import type { Dialect } from './dialect.ts';
import { unpackFacts } from './facts.ts';
import type { CaseTable, ResponseTable, Schema, TouchpointTable } from './schema.ts';
import type { Journeys } from './store.ts';

/** Where a page begins: after this step. Of one instant what happened comes first, then what was said of it, then what became of that. */
interface Place {
  at: number;
  rank: number;
  id: string;
}
interface Placed extends Place {
  row: TouchpointTable | ResponseTable | CaseTable;
}

const TOUCHPOINT = 0;
const RESPONSE = 1;
const CASE = 2;
const SCORES = '~scores';

const inOrder = (a: Place, b: Place) => a.at - b.at || a.rank - b.rank || (a.id < b.id ? -1 : 1);
const detailsOf = ({ details }: TouchpointTable) => (details === null ? null : JSON.parse(details));

export const journeysOf = (db: Kysely<Schema>, dialect: Dialect): Journeys => {
  /** From where on a table is read: of the instant at which the page before ended, only what comes after its last step. */
  const after = (place: Place | undefined, rank: number): { at: number; id: string | null } =>
    place === undefined
      ? { at: Number.MIN_SAFE_INTEGER, id: null }
      : { at: rank < place.rank ? place.at + 1 : place.at, id: rank === place.rank ? place.id : null };

  const found = async (agency: string, reference: string, place: Place | undefined, limit: number): Promise<Placed[]> => {
    const [touchpoints, responses, cases] = [after(place, TOUCHPOINT), after(place, RESPONSE), after(place, CASE)];
    const happened = await db
      .selectFrom('touchpoint')
      .selectAll()
      .where('agency', '=', agency)
      .where('reference', '=', reference)
      .where('at', '>=', touchpoints.at)
      .where((eb) => eb.or([eb('at', '>', touchpoints.at), eb('id', '>', touchpoints.id ?? '')]))
      .orderBy('at')
      .orderBy('id')
      .limit(limit)
      .execute();
    const said = await db
      .selectFrom('response')
      .selectAll()
      .where('agency', '=', agency)
      .where('reference', '=', reference)
      .where('at', '>=', responses.at)
      .where((eb) => eb.or([eb('at', '>', responses.at), eb('id', '>', responses.id ?? '')]))
      .orderBy('at')
      .orderBy('id')
      .limit(limit)
      .execute();
    const opened = await db
      .selectFrom('case')
      .selectAll()
      .where('agency', '=', agency)
      .where('reference', '=', reference)
      .where('opened_at', '>=', cases.at)
      .where((eb) => eb.or([eb('opened_at', '>', cases.at), eb('id', '>', cases.id ?? '')]))
      .orderBy('opened_at')
      .orderBy('id')
      .limit(limit)
      .execute();
    return [
      ...happened.map((row) => ({ row, at: row.at, rank: TOUCHPOINT, id: row.id })),
      ...said.map((row) => ({ row, at: row.at, rank: RESPONSE, id: row.id })),
      ...opened.map((row) => ({ row, at: row.opened_at, rank: CASE, id: row.id })),
    ].sort(inOrder);
  };

  const stepOf = async ({ row, rank, at }: Placed): Promise<JourneyStep> => {
    const { id, service, channel, language } = row;
    if (rank === CASE) {
      const { survey, state, outcome } = row as CaseTable;
      return {
        ...{ type: 'case', id, at, service, channel, language, test: false },
        ...{ survey, state: state as Case['state'], outcome: outcome as Case['outcome'] },
      };
    }
    const step = { id, at, service, channel, language, test: (row as TouchpointTable | ResponseTable).test === 1 };
    if (rank === TOUCHPOINT) {
      const touchpoint = row as TouchpointTable;
      return { type: 'touchpoint', ...step, kind: touchpoint.what, details: detailsOf(touchpoint) };
    }
    const { survey, complete, score, facts } = row as ResponseTable;
    if (survey === SCORES) {
      const [fact] = unpackFacts(facts).filter(({ question, value }) => !question.startsWith('~') && !value.startsWith('~'));
      return { type: 'score', ...step, measure: fact?.question ?? '', value: fact?.value ?? '' };
    }
    const comments = await dialect.rows(db).under('comment', [{ agency: row.agency, response: id }]);
    return {
      ...{ type: 'response', ...step, survey, complete: complete === 1, score },
      comments: comments.map(({ question, text }) => ({ question, text })),
    };
  };

  return {
    async read(agency, reference, { limit, cursor }) {
      const given = cursor === undefined ? undefined : (fromCursor(cursor, ['number', 'number', 'string']) as [number, number, string]);
      const place = given && { at: given[0], rank: given[1], id: given[2] };
      const placed = await found(agency, reference, place, limit + 1);
      const items = [];
      for (const each of placed.slice(0, limit)) items.push(await stepOf(each));
      const last = placed[limit - 1];
      return { items, next: last && placed.length > limit ? toCursor([last.at, last.rank, last.id]) : null };
    },
  };
};
