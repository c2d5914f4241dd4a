/** How far one text's translation is, in the words of XLIFF 2. */
export const unitStates = ['initial', 'translated', 'reviewed', 'final'] as const;
export type UnitState = (typeof unitStates)[number];

/** One text on its way to a translator and back. */
export interface Unit {
  /** Stays the same while the text does: `questions.satisfaction.prompt`, `text.left_few`. */
  key: string;
  source: string;
  /** Empty where there is none yet. */
  target: string;
  state: UnitState;
  /** What the translator must know. */
  note: string;
}

/** All texts of one survey, or of the interface, from one language to another. */
export interface Bundle {
  id: string;
  from: string;
  to: string;
  units: readonly Unit[];
}

/** A unit as it came back, with its line. */
export type ReturnedUnit = Omit<Unit, 'note'> & { line: number };

export interface Returned {
  to: string;
  units: ReturnedUnit[];
}

/** Names in braces that the page fills in. */
export const placesIn = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);

/** What is wrong with a file that came back, so early that no text of it was read. */
export class FormatFault extends Error {
  readonly line: number;

  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}
