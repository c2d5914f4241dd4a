import type { CaseEvent } from '@earshot/model';
import { caseId, moveTo, openRow } from './case-row.ts';
import type { CaseCandidate, EventRow, RecordRow } from './commit.ts';
import type { Rows } from './dialect.ts';
import { type Arrival, isCounted } from './fold.ts';
import { stillThere } from './race.ts';
import type { Settled } from './record.ts';
import type { CaseEventTable, CaseTable } from './schema.ts';

/** Widths an id may have; the second is needed once in a few hundred thousand cases. */
const idLengths = [8, 12, 20, 32] as const;

type CaseKey = Pick<CaseTable, 'agency' | 'id'>;

const inOrder = <T extends CaseKey>(rows: T[]): T[] => rows.sort((a, b) => (a.agency + a.id < b.agency + b.id ? -1 : 1));

/** What an event is a candidate for: a test opens nothing. */
const casesOf = ({ record }: EventRow<RecordRow>): readonly CaseCandidate[] =>
  record.test || record.kind !== 'response' ? [] : record.cases;

interface OpenPage {
  row: CaseTable;
  isNew: boolean;
  history: Omit<CaseEventTable, 'number'>[];
}

/**
 * The cases a group touches, read once, changed in memory in the order of the events, and written once:
 * a thousand low scores of one day are one case row with one new count.
 */
export class CaseBook {
  readonly #rows: Rows;
  readonly #pages = new Map<string, OpenPage>();
  /** Case ids of each response met in this group. */
  readonly #links = new Map<string, Set<string>>();
  readonly #newLinks = new Map<string, { agency: string; response: string; case: string }>();
  readonly #oldLinks = new Map<string, { agency: string; response: string; case: string }>();

  constructor(rows: Rows) {
    this.#rows = rows;
  }

  /**
   * Opens the pages of every case a group can touch, in a few statements and in the order of the keys. A case that is not there is inserted
   * at once, empty: of two writers that open the same case of a day, one inserts it and the other waits, and finds it.
   */
  async open({ stored, before }: Settled): Promise<void> {
    const responses = stored.filter(isCounted).filter(({ event }) => event.record.kind === 'response');
    const revised = responses.filter(({ recordKey }) => before.get(recordKey) !== undefined);
    for (const { recordKey } of revised) this.#links.set(recordKey, new Set());
    const keys = new Map(revised.map(({ agency, event, recordKey }) => [`${agency}\n${event.record.id}`, recordKey]));
    const linked = new Map<string, CaseKey>();
    const unique = new Map(revised.map((arrival) => [arrival.recordKey, { agency: arrival.agency, response: arrival.event.record.id }]));
    for (const row of await this.#rows.under('case_response', [...unique.values()])) {
      this.#links.get(keys.get(`${row.agency}\n${row.response}`)!)!.add(row.case);
      linked.set(`${row.agency} ${row.case}`, { agency: row.agency, id: row.case });
    }
    const wanted = new Map<string, CaseTable>();
    for (const { agency, event } of responses) {
      for (const candidate of casesOf(event)) {
        const id = caseId(agency, candidate.rule, candidate.key, idLengths[0]);
        if (!wanted.has(`${agency} ${id}`)) wanted.set(`${agency} ${id}`, openRow(agency, id, candidate, event));
      }
    }
    const rows = inOrder([...wanted.values()]);
    const isNew = await this.#rows.insertNew('case', rows);
    rows.forEach((row, index) => {
      if (isNew[index]) this.#turn(row, true);
      else linked.set(`${row.agency} ${row.id}`, row);
    });
    const known = inOrder([...linked.values()].map(({ agency, id }) => ({ agency, id })));
    for (const row of await this.#rows.find('case', known)) if (row) this.#turn({ ...row }, false);
  }

  /** Takes one stored revision: opens or joins the cases it is a candidate for, leaves those it no longer is. */
  async take({ agency, recordKey, event }: Arrival<RecordRow>): Promise<void> {
    const wanted = casesOf(event);
    const links = this.#links.get(recordKey) ?? new Set();
    if (wanted.length === 0 && links.size === 0) return;
    this.#links.set(recordKey, links);
    const kept = new Set<string>();
    for (const candidate of wanted) {
      const page = await this.#page(agency, candidate, event);
      kept.add(page.row.id);
      if (links.has(page.row.id)) this.#again(page, candidate, event);
      else {
        this.#join(page, event);
        this.#link(agency, event.record.id, page.row.id, links);
      }
    }
    for (const id of links) if (!kept.has(id)) this.#leave(stillThere(this.#pages.get(`${agency} ${id}`)), event, links);
  }

  /** Writes what changed, keys sorted. */
  async write(): Promise<void> {
    const pages = [...this.#pages.values()];
    await this.#rows.put('case', inOrder(pages.map(({ row }) => row)));
    await this.#rows.remove('case_response', [...this.#oldLinks.values()]);
    await this.#rows.insertNew('case_response', [...this.#newLinks.values()]);
    const told = pages.filter(({ history }) => history.length > 0);
    const longer = told.filter(({ isNew }) => !isNew).map(({ row }) => ({ agency: row.agency, case: row.id }));
    const lines = new Map<string, number>();
    for (const line of await this.#rows.under('case_event', longer)) {
      const name = `${line.agency} ${line.case}`;
      lines.set(name, (lines.get(name) ?? 0) + 1);
    }
    await this.#rows.insertNew(
      'case_event',
      told.flatMap(({ row, history }) => {
        const first = lines.get(`${row.agency} ${row.id}`) ?? 0;
        return history.map((line, index) => ({ ...line, number: first + index }));
      }),
    );
  }

  #link(agency: string, response: string, id: string, links: Set<string>): void {
    links.add(id);
    const key = `${agency}\n${response}\n${id}`;
    if (!this.#oldLinks.delete(key)) this.#newLinks.set(key, { agency, response, case: id });
  }

  #unlink(agency: string, response: string, id: string, links: Set<string>): void {
    links.delete(id);
    const key = `${agency}\n${response}\n${id}`;
    if (!this.#newLinks.delete(key)) this.#oldLinks.set(key, { agency, response, case: id });
  }

  #turn(row: CaseTable, isNew: boolean): OpenPage {
    const page: OpenPage = { row, isNew, history: [] };
    this.#pages.set(`${row.agency} ${row.id}`, page);
    return page;
  }

  /** The case of a candidate, as it is or as it opens. */
  async #page(agency: string, candidate: CaseCandidate, event: EventRow<RecordRow>): Promise<OpenPage> {
    for (const length of idLengths) {
      const id = caseId(agency, candidate.rule, candidate.key, length);
      const page = this.#pages.get(`${agency} ${id}`) ?? (await this.#opened(openRow(agency, id, candidate, event)));
      if (page.row.rule === candidate.rule && page.row.key === candidate.key) return page;
    }
    throw new Error('Two cases share a hash of 32 characters');
  }

  /** A page that `open` did not foresee, because another case has the short id. */
  async #opened(row: CaseTable): Promise<OpenPage> {
    const [isNew] = await this.#rows.insertNew('case', [row]);
    if (isNew) return this.#turn(row, true);
    const [found] = await this.#rows.find('case', [{ agency: row.agency, id: row.id }]);
    return this.#turn({ ...stillThere(found) }, false);
  }

  #note(
    { row, history }: OpenPage,
    { receivedAt }: EventRow,
    what: CaseEvent['what'],
    from: string | null = null,
    to: string | null = null,
  ): void {
    history.push({ agency: row.agency, case: row.id, at: receivedAt, by: 'system', what, from, to, note: null });
  }

  #join(page: OpenPage, event: EventRow<RecordRow>): void {
    const { row } = page;
    row.count += 1;
    if (row.count === 1 && page.isNew && page.history.length === 0) this.#note(page, event, 'opened');
    // Of a day with ten thousand low scores the history says once that others joined; the count says how many.
    else if (row.count === 2 && row.kind === 'daily') this.#note(page, event, 'joined');
    if (row.state === 'withdrawn') this.#reopen(page, event);
  }

  #reopen(page: OpenPage, event: EventRow<RecordRow>): void {
    this.#note(page, event, 'reopened', page.row.state, 'open');
    moveTo(page.row, 'open', event.receivedAt);
  }

  /** A revision that still, or once more, belongs to the case. */
  #again(page: OpenPage, { score, comment }: CaseCandidate, event: EventRow<RecordRow>): void {
    const { row } = page;
    if (row.kind === 'daily') return;
    if (row.state === 'withdrawn') this.#reopen(page, event);
    this.#rescore(page, score, event);
    row.comment = comment;
  }

  #rescore(page: OpenPage, score: number | null, event: EventRow<RecordRow>): void {
    if (page.row.score === score) return;
    this.#note(page, event, 'score-changed', String(page.row.score ?? '–'), String(score ?? '–'));
    page.row.score = score;
  }

  /** A revision that no longer matches: nobody works for nothing, and nobody's work is undone. */
  #leave(page: OpenPage, event: EventRow<RecordRow>, links: Set<string>): void {
    const { row } = page;
    if (row.kind === 'daily') {
      row.count -= 1;
      this.#unlink(row.agency, event.record.id, row.id, links);
      if (row.count > 0) return;
    }
    if (row.touched) {
      if (row.kind === 'person') this.#rescore(page, event.record.score, event);
    } else if (row.state !== 'withdrawn') {
      this.#note(page, event, 'moved', row.state, 'withdrawn');
      moveTo(row, 'withdrawn', event.receivedAt);
    }
  }
}
