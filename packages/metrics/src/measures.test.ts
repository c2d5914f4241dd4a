import { readFileSync } from 'node:fs';
import { type Histogram, Measured, MeasureId } from '@earshot/model';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { merge } from './histogram.ts';
import { findMeasure, isOnScale, measureOf, measures, measuresFor, misfit } from './measures.ts';

const all = Object.values(measures);
const compute = (id: MeasureId, histogram: Histogram) => {
  const measured = measures[id].compute(histogram);
  if (!measured) throw new Error(`${id} has no value`);
  return measured;
};

describe('worked by hand', () => {
  const satisfaction = { '1': 10, '2': 10, '3': 20, '4': 30, '5': 30, '~asked': 120, '~skipped': 20 };
  test('gds.satisfaction of 10, 10, 20, 30, 30 is 65: mean 3.6', () => {
    expect(compute('gds.satisfaction', satisfaction)).toMatchObject({ value: 65, n: 100, unit: 'points', version: 1 });
  });
  test('csat.top2 of the same answers is 60 per cent, so it is another number', () => {
    expect(compute('csat.top2', satisfaction)).toMatchObject({ value: 60, n: 100, unit: 'percent' });
  });
  test('stars and faces share the arithmetic but not the id', () => {
    expect(compute('csat.stars5', satisfaction)).toMatchObject({ id: 'csat.stars5', value: 65 });
    expect(compute('csat.faces5', satisfaction)).toMatchObject({ id: 'csat.faces5', value: 65 });
  });
  test('nps of 50 promoters, 30 passives and 20 detractors is 30, chance range 14.1 to 44.2', () => {
    const { value, range } = compute('nps', { '0': 5, '6': 15, '7': 20, '8': 10, '9': 25, '10': 25 });
    expect(value).toBe(30);
    expect(range?.low).toBeCloseTo(14.1, 1);
    expect(range?.high).toBeCloseTo(44.2, 1);
    expect(range).toMatchObject({ level: 0.95, method: 'adjusted-wald' });
  });
  test('nps of 5, 3, 2 is 30, chance range −19 to 65', () => {
    const { value, range } = compute('nps', { '2': 2, '8': 3, '10': 5 });
    expect(value).toBe(30);
    expect([Math.round(range?.low ?? 0), Math.round(range?.high ?? 0)]).toEqual([-19, 65]);
  });
  test('ease5 is a mean on its own scale', () => {
    expect(compute('ease5', { '1': 1, '3': 1, '5': 2 })).toMatchObject({ value: 3.5, unit: 'mean', n: 4 });
  });
  test('ces is a mean of seven points, ces.top3 the share of 5, 6 and 7', () => {
    const answers = { '1': 1, '4': 2, '5': 3, '6': 1, '7': 3 };
    expect(compute('ces', answers)).toMatchObject({ value: 5.1, n: 10 });
    expect(compute('ces.top3', answers)).toMatchObject({ value: 70, n: 10, unit: 'percent' });
  });
  test('findability counts "partly" in the base and not as found', () => {
    expect(compute('findability', { yes: 6, partly: 1, no: 1 })).toMatchObject({ value: 75, n: 8 });
  });
  test('80 of 100 by Wilson is 71 to 87', () => {
    const { range } = compute('csat.top2', { '3': 20, '4': 50, '5': 30 });
    expect([Math.round(range?.low ?? 0), Math.round(range?.high ?? 0)]).toEqual([71, 87]);
  });
  test('answers off the scale stay outside n', () => {
    expect(compute('gds.satisfaction', { '5': 4, '7': 3, '0': 2, other: 1 })).toMatchObject({ value: 100, n: 4 });
  });
});

describe.each(all)('$id', (measure) => {
  const answers = fc
    .array(fc.nat(500), { minLength: measure.points, maxLength: measure.points })
    .map((counts): Histogram => Object.fromEntries(measure.values.map((value, i) => [value, counts[i] ?? 0])));
  const some = answers.filter((histogram) => Object.values(histogram).some((n) => n > 0));

  test('is null when nobody answered', () => {
    expect(measure.compute({})).toBeNull();
    expect(measure.compute({ '~asked': 9, '~skipped': 9 })).toBeNull();
  });
  test('gives what the contract calls a measured number', () => {
    fc.assert(
      fc.property(some, (histogram) => {
        expect(Measured.safeParse(measure.compute(histogram)).success).toBe(true);
      }),
      { numRuns: 20 },
    );
  });
  test('stays on its scale, with a range that holds the value and is never zero wide', () => {
    fc.assert(
      fc.property(some, (histogram) => {
        const measured = measure.compute(histogram);
        if (!measured?.range) throw new Error('no range');
        const { value, range } = measured;
        expect(range.low).toBeGreaterThanOrEqual(measure.bounds.low);
        expect(range.high).toBeLessThanOrEqual(measure.bounds.high);
        expect(range.low).toBeLessThanOrEqual(value);
        expect(range.high).toBeGreaterThanOrEqual(value);
        expect(range.high - range.low).toBeGreaterThan(0);
      }),
    );
  });
  test('does not depend on order, on splitting, or on what else was counted', () => {
    fc.assert(
      fc.property(some, answers, (a, b) => {
        const backwards = Object.fromEntries(Object.entries(merge(a, b)).reverse());
        expect(measure.compute(merge(b, a))).toEqual(measure.compute(merge(a, b)));
        expect(measure.compute({ ...backwards, '~asked': 7, '~skipped': 3 })).toEqual(measure.compute(merge(a, b)));
      }),
    );
  });
  test('is at its best when everybody gives the best answer', () => {
    const best = measure.compute({ [measure.values.at(-1) ?? '']: 10 });
    const worst = measure.compute({ [measure.values[0] ?? '']: 10 });
    expect([worst?.value, best?.value]).toEqual([measure.bounds.low, measure.bounds.high]);
  });
  test('stands in the reference with its name', () => {
    const page = readFileSync(new URL('../../../docs/reference/measures.md', import.meta.url), 'utf8');
    expect(page).toContain(`\`${measure.id}\``);
    expect(page).toContain(measure.name);
  });
});

describe('the registry', () => {
  test('has every measure of the contract under its own id', () => {
    expect(Object.keys(measures).sort()).toEqual([...MeasureId.options].sort());
    for (const [id, measure] of Object.entries(measures)) expect(measure.id).toBe(id);
  });
  test('finds no measure under a name of the language', () => {
    expect(findMeasure('constructor')).toBeUndefined();
    expect(findMeasure('nps')?.id).toBe('nps');
  });
  test('several measures of one histogram come in the order asked, without those that nobody answered', () => {
    expect(measureOf({ '5': 3 }, ['csat.top2', 'findability', 'gds.satisfaction']).map(({ id }) => id)).toEqual([
      'csat.top2',
      'gds.satisfaction',
    ]);
  });
  test('a value is on the scale or not, as number or as key', () => {
    expect(isOnScale(measures.nps, 0)).toBe(true);
    expect(isOnScale(measures.nps, '10')).toBe(true);
    expect(isOnScale(measures.nps, 11)).toBe(false);
    expect(isOnScale(measures.nps, 7.5)).toBe(false);
    expect(isOnScale(measures.findability, 'partly')).toBe(true);
  });
});

describe('what a question shows', () => {
  const rating = { kind: 'rating', look: 'words', points: 5 } as const;
  test.each([
    [{ ...rating, measure: 'gds.satisfaction' }, ['gds.satisfaction', 'csat.top2']],
    [{ ...rating, measure: 'csat.top2' }, ['csat.top2']],
    [{ ...rating, look: 'stars', measure: 'csat.stars5' }, ['csat.stars5']],
    [{ kind: 'nps', measure: 'nps' }, ['nps']],
    [{ kind: 'ces', measure: 'ces' }, ['ces', 'ces.top3']],
    [{ ...rating, points: 7, measure: 'ces' }, ['ces', 'ces.top3']],
    [{ kind: 'yesno', measure: 'findability' }, ['findability']],
    [{ kind: 'choice', options: [{ id: 'yes' }, { id: 'partly' }, { id: 'no' }], measure: 'findability' }, ['findability']],
    [rating, []],
    [{ kind: 'text' }, []],
  ] as const)('%j', (question, ids) => {
    expect(measuresFor(question)).toEqual(ids);
    expect(misfit(question)).toBeNull();
  });
  test.each([
    [{ ...rating, measure: 'happiness' }, 'no measure is called "happiness"'],
    [{ ...rating, points: 7, measure: 'gds.satisfaction' }, 'made of the answers 1, 2, 3, 4, 5'],
    [{ ...rating, look: 'stars', measure: 'gds.satisfaction' }, 'another look is another measure'],
    [{ kind: 'choice', options: [{ id: 'red' }, { id: 'blue' }], measure: 'findability' }, 'no, partly, yes'],
    [{ kind: 'text', measure: 'nps' }, 'none that count'],
  ] as const)('no number where the instrument is another: %j', (question, why) => {
    expect(measuresFor(question)).toEqual([]);
    expect(misfit(question)).toContain(why);
  });
});
