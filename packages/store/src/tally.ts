import { unpackFacts } from './facts.ts';
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
  readonly #said = new Map<string, { place: Place; facts: string; n: number }>();

  constructor(slot: number) {
    this.#slot = slot;
  }

  /** Counts a record's packed facts once more or once less; they are unpacked once for all records that say the same. */
  add(place: Place, facts: string, n: number): void {
    const key = `${place.agency}\n${place.survey}\n${place.day}\n${place.service}\n${facts}`;
    const said = this.#said.get(key);
    if (said) said.n += n;
    else this.#said.set(key, { place, facts, n });
  }

  /** What changed, in the order of the key: writers that lock rows in one order cannot wait for each other in a circle. */
  changes(): CountTable[] {
    const rows = new Map<string, CountTable>();
    for (const { place, facts, n } of this.#said.values()) {
      const { agency, survey, service, day } = place;
      for (const { question, value } of unpackFacts(facts)) {
        const key = `${agency}\n${survey}\n${day}\n${question}\n${value}\n${service}`;
        const row = rows.get(key);
        if (row) row.n += n;
        else rows.set(key, { agency, survey, day, question, value, service, slot: this.#slot, n });
      }
    }
    const changed = [...rows].filter(([, row]) => row.n !== 0);
    return changed.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  }
}
