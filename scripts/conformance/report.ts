import { type Criteria, type Evidence, type Part, parts, saidOf } from './criteria.ts';
import type { Result, Run } from './results.ts';

/** The outcomes of EARL 1.0 (https://www.w3.org/TR/EARL10-Schema/#outcome). */
export const outcomes = ['passed', 'failed', 'cantTell', 'inapplicable', 'untested'] as const;
export type Outcome = (typeof outcomes)[number];

export interface Tested extends Evidence {
  outcome: Result['outcome'];
  tests: { title: string; passed: number; failed: number; notRun: number; engines?: string[] }[];
}
export interface Finding {
  outcome: Outcome;
  evidence: string[];
  why?: string;
  open?: string;
}
export interface Assessed extends Record<Part, Finding> {
  id: string;
  name: string;
  level: 'A' | 'AA';
  en: string | null;
}
export interface Report extends Pick<Criteria, 'standard' | 'parts' | 'open'> {
  product: { name: string; version: string; commit: string | null };
  made: string;
  /** When each runner began. */
  ran: Record<string, string>;
  totals: Record<Part, Record<Outcome, number>>;
  criteria: Assessed[];
  evidence: Record<string, Tested>;
}

/** As many as there should be ran, and all of them passed; the same title in several browsers or examples is one line. */
export function test(evidence: Evidence, results: readonly Result[]): Tested {
  const mine = results.filter(({ file, title }) => file === evidence.file && title.startsWith(evidence.title));
  const tests = [...Map.groupBy(mine, ({ title }) => title)].map(([title, all]) => {
    const count = (wanted: Result['outcome']) => all.filter(({ outcome }) => outcome === wanted).length;
    const engines = [...new Set(all.flatMap(({ engine, outcome }) => (engine && outcome !== 'not run' ? [engine] : [])))].sort();
    return {
      title,
      passed: count('passed'),
      failed: count('failed'),
      notRun: count('not run'),
      ...(engines.length > 0 ? { engines } : {}),
    };
  });
  const outcome = tests.some(({ failed }) => failed > 0)
    ? 'failed'
    : tests.length >= (evidence.titles ?? 1) && tests.every(({ passed }) => passed > 0)
      ? 'passed'
      : 'not run';
  return { ...evidence, outcome, tests };
}

/**
 * Passed only where tests speak for it, each of them ran and passed, and nothing is left to people. A failure outweighs
 * whatever else is known, and a test that did not run is never taken for one that passed.
 */
export function conclude(tested: readonly Result['outcome'][], inapplicable: boolean, open: boolean): Outcome {
  if (tested.includes('failed')) return 'failed';
  if (tested.includes('not run')) return 'untested';
  if (inapplicable) return 'inapplicable';
  if (tested.length === 0) return 'untested';
  return open ? 'cantTell' : 'passed';
}

export function makeReport(criteria: Criteria, runs: Readonly<Record<string, Run>>, product: Report['product'], made: Date): Report {
  const results = Object.values(runs).flatMap((run) => run.results);
  const evidence = Object.fromEntries(Object.entries(criteria.evidence).map(([id, each]) => [id, test(each, results)]));
  const totals = Object.fromEntries(
    parts.map((part) => [part, Object.fromEntries(outcomes.map((outcome) => [outcome, 0]))]),
  ) as Report['totals'];
  const assessed = criteria.criteria.map((criterion): Assessed => {
    const { id, name, level, en } = criterion;
    const finding = (part: Part): Finding => {
      const ids = criterion[part] ?? [];
      const [why, open] = [saidOf(criterion.inapplicable, part), saidOf(criterion.open, part)];
      const outcome = conclude(
        ids.map((each) => evidence[each]?.outcome ?? 'not run'),
        why !== undefined,
        open !== undefined,
      );
      totals[part][outcome]++;
      return { outcome, evidence: ids, ...(why ? { why } : {}), ...(open ? { open } : {}) };
    };
    return { id, name, level, en, widget: finding('widget'), hosted: finding('hosted') };
  });
  return {
    product,
    made: made.toISOString(),
    standard: criteria.standard,
    parts: criteria.parts,
    ran: Object.fromEntries(Object.entries(runs).map(([runner, { ran }]) => [runner, ran])),
    totals,
    criteria: assessed,
    open: criteria.open,
    evidence,
  };
}
