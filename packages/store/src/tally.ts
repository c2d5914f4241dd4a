import type { CountedAnswer } from './commit.ts';
import type { CountTable } from './schema.ts';

/** Where a fact is counted. */
export interface Place {
  agency: string;
  survey: string;
  service: string;
  day: number;
}

/** Adds up what a whole group changes in the running totals, so that each total is written once. */
export class Tally {
  readonly #slot: number;
  readonly #rows = new Map<string, CountTable>();

  constructor(slot: number) {
    this.#slot = slot;
  }

  add({ agency, survey, service, day }: Place, { question, value }: CountedAnswer, n: 1 | -1): void {
    const key = `${agency}\n${survey}\n${day}\n${question}\n${value}\n${service}`;
    const row = this.#rows.get(key);
    if (row) row.n += n;
    else this.#rows.set(key, { agency, survey, day, question, value, service, slot: this.#slot, n });
  }

  /** What changed, in the order of the key: writers that lock rows in one order cannot wait for each other in a circle. */
  changes(): CountTable[] {
    const changed = [...this.#rows].filter(([, row]) => row.n !== 0);
    return changed.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  }
}
