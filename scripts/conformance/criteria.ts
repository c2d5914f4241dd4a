import { readFileSync } from 'node:fs';

/** What the report speaks of. */
export const parts = ['widget', 'hosted'] as const;
export type Part = (typeof parts)[number];

/** Said of both parts, or of the one it is said of. */
type Said = string | Partial<Record<Part, string>>;

/** Tests that speak for a criterion: those of a file whose title begins so. */
export interface Evidence {
  file: string;
  title: string;
  /** How many titles begin so at least, since a run of a few of them says too little. @default 1 */
  titles?: number;
  /** What of the criteria they look at. */
  shows: string;
}

export interface Criterion extends Partial<Record<Part, string[]>> {
  /** Number in WCAG 2.2. */
  id: string;
  name: string;
  level: 'A' | 'AA';
  /** Clause of EN 301 549; null where it has none. */
  en: string | null;
  /** Why there is nothing it could be asked of. */
  inapplicable?: Said;
  /** What only people can judge, and have not. */
  open?: Said;
}

export interface Criteria {
  standard: { wcag: string; en: string; notes: string[] };
  parts: Record<Part, string>;
  evidence: Record<string, Evidence>;
  criteria: Criterion[];
  /** What is open for the whole of it. */
  open: string[];
}

export const readCriteria = (): Criteria =>
  JSON.parse(readFileSync(new URL('../../docs/accessibility/criteria.json', import.meta.url), 'utf8')) as Criteria;

export const saidOf = (said: Said | undefined, part: Part): string | undefined => (typeof said === 'string' ? said : said?.[part]);
