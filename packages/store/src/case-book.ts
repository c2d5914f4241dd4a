import type { CaseEvent } from '@earshot/model';
import { caseId, moveTo, rankOf } from './case-row.ts';
import type { CaseCandidate, EventRow, RecordRow } from './commit.ts';
import type { Rows } from './dialect.ts';
import type { Arrival } from './fold.ts';
import type { CaseEventTable, CaseTable } from './schema.ts';

/** Widths an id may have; the second is needed once in a few hundred thousand cases. */
const idLengths = [8, 12, 20, 32];

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

  /** Takes one stored revision: opens or joins the cases it is a candidate for, leaves those it no longer is. */
  async take({ agency, recordKey, event }: Arrival<RecordRow>, isRevision: boolean): Promise<void> {
    const { record } = event;
    const wanted = record.test ? [] : record.cases;
    if (record.kind !== 'response' || (wanted.length === 0 && !isRevision && !this.#links.has(recordKey))) return;
    const links = await this.#linksOf(agency, record.id, recordKey, isRevision);
    const kept = new Set<string>();
    for (const candidate of wanted) {
      const page = await this.#page(agency, candidate, event);
      kept.add(page.row.id);
      if (links.has(page.row.id)) this.#again(page, candidate, event);
      else {
        this.#join(page, event);
        this.#link(agency, record.id, page.row.id, links);
      }
    }
    for (const id of links) if (!kept.has(id)) this.#leave((await this.#known(agency, id))!, event, links);
  }

  /** Writes what changed, keys sorted. */
  async write(): Promise<void> {
    const pages = [...this.#pages.values()].sort((a, b) => (a.row.agency + a.row.id < b.row.agency + b.row.id ? -1 : 1));
    await this.#rows.put(
      'case',
      pages.map(({ row }) => row),
    );
    await this.#rows.remove('case_response', [...this.#oldLinks.values()]);
    await this.#rows.insertNew('case_response', [...this.#newLinks.values()]);
    for (const { row, isNew, history } of pages) {
      const first = isNew || history.length === 0 ? 0 : (await this.#rows.under('case_event', { agency: row.agency, case: row.id })).length;
      await this.#rows.insertNew(
        'case_event',
        history.map((line, index) => ({ ...line, number: first + index })),
      );
    }
  }

  async #linksOf(agency: string, response: string, recordKey: string, isRevision: boolean): Promise<Set<string>> {
    const known = this.#links.get(recordKey);
    if (known) return known;
    const rows = isRevision ? await this.#rows.under('case_response', { agency, response }) : [];
    const links = new Set(rows.map((row) => row.case));
    this.#links.set(recordKey, links);
    return links;
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

  /** The case of a candidate, as it is or as it would open. */
  async #page(
    agency: string,
    { kind, rule, key, queue, dueAt, score, comment }: CaseCandidate,
    event: EventRow<RecordRow>,
  ): Promise<OpenPage> {
    for (const length of idLengths) {
      const id = caseId(agency, rule, key, length);
      const known = await this.#known(agency, id);
      if (known && (known.row.rule !== rule || known.row.key !== key)) continue;
      if (known) return known;
      const { survey, service, language, channel, reference, day } = event.record;
      const own =
        kind === 'person'
          ? { score, language, channel, reference, comment }
          : { score: null, language: null, channel: null, reference: null, comment: null };
      const open = {
        state: 'open',
        outcome: null,
        owner: null,
        opened_at: event.receivedAt,
        due_at: dueAt,
        closed_at: null,
        count: 0,
        touched: 0,
      };
      const row: CaseTable = { agency, id, kind, rule, key, survey, service, queue, ...own, ...open, day, rank: 0 };
      row.rank = rankOf(row);
      const page: OpenPage = { row, isNew: true, history: [] };
      this.#pages.set(`${agency} ${id}`, page);
      return page;
    }
    throw new Error('Two cases share a hash of 32 characters');
  }

  async #known(agency: string, id: string): Promise<OpenPage | undefined> {
    const name = `${agency} ${id}`;
    const open = this.#pages.get(name);
    if (open) return open;
    const [row] = await this.#rows.find('case', [{ agency, id }]);
    if (!row) return undefined;
    const page: OpenPage = { row: { ...row }, isNew: false, history: [] };
    this.#pages.set(name, page);
    return page;
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
