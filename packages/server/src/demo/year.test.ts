import { expect, test } from 'vitest';
import { comment } from './comments.ts';
import { outage } from './people.ts';
import { chanceOf } from './random.ts';
import { type Batch, spread, year } from './year.ts';

const now = Date.parse('2026-11-18T14:30:00Z');
const versions = { 'parking-permit-done': 1, 'waste-collection': 1, 'library-visit': 1 };
const aYear = (answers: number, seed = 7): Batch[] => [...year({ now, answers, seed, versions })];
const responses = (batches: readonly Batch[]) =>
  batches.flatMap(({ events }) =>
    events.flatMap((event) => (event.type === 'earshot.response.saved' ? [{ at: Date.parse(event.time), ...event.data }] : [])),
  );
const satisfaction = (of: ReturnType<typeof responses>) => {
  const values = of.flatMap(({ answers }) =>
    answers.flatMap((a) => (a.question === 'satisfaction' && 'value' in a ? [Number(a.value)] : [])),
  );
  return ((values.reduce((sum, value) => sum + value, 0) / values.length - 1) / 4) * 100;
};

test('the same seed makes the same year, another seed another', () => {
  expect(aYear(300)).toEqual(aYear(300));
  expect(aYear(300, 8)).not.toEqual(aYear(300));
});

test('has exactly the answers asked for, in the order of time, none in the future, at most a hundred events at once', () => {
  const batches = aYear(5_000);
  const times = batches.flatMap(({ events }) => events.map(({ time }) => Date.parse(time)));
  expect(responses(batches)).toHaveLength(5_000);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  expect(times.at(-1)).toBeLessThanOrEqual(now);
  expect(times[0]).toBeGreaterThan(now - 365 * 86_400_000);
  expect(Math.max(...batches.map(({ events }) => events.length))).toBeLessThanOrEqual(100);
  const ids = batches.flatMap(({ events }) => events.map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
});

test('spreads whole numbers so that they sum up', () => {
  expect(spread(10, [1, 1, 1])).toEqual([3, 4, 3]);
  expect(spread(0, [1, 2])).toEqual([0, 0]);
});

test('satisfaction is about 72, falls when the permit system breaks, and comes back', () => {
  const permits = responses(aYear(20_000)).filter(({ survey }) => survey === 'parking-permit-done');
  const dayOf = (at: number) => Math.floor(at / 86_400_000) - Math.floor(now / 86_400_000) + 364;
  const broken = permits.filter(({ at }) => outage(dayOf(at)) > 0.5);
  const calm = permits.filter(({ at }) => outage(dayOf(at)) === 0);
  const late = permits.filter(({ at }) => dayOf(at) > 250);
  expect(satisfaction(calm)).toBeGreaterThan(69);
  expect(satisfaction(calm)).toBeLessThan(76);
  expect(satisfaction(broken)).toBeLessThan(50);
  expect(satisfaction(late)).toBeGreaterThan(70);
});

test('weekends are quieter and fewer people answer in Arabic than in any other language', () => {
  const all = responses(aYear(10_000));
  const weekend = all.filter(({ at }) => [0, 6].includes(new Date(at).getUTCDay())).length / 2;
  expect(weekend).toBeLessThan(((all.length - 2 * weekend) / 5) * 0.6);
  const by = Object.groupBy(all, ({ language }) => language);
  expect(by.ar!.length).toBeLessThan(by.pl!.length);
  expect(by.pl!.length).toBeLessThan(by.es!.length);
});

test('comments vary, leave no gap unfilled and hold no address, e-mail or phone number', () => {
  const chance = chanceOf(3);
  for (const language of ['en', 'es', 'pl', 'ar'] as const) {
    const said = Array.from({ length: 2_000 }, (_, n) =>
      comment(
        (['parking-permit-done', 'waste-collection', 'library-visit'] as const)[n % 3]!,
        ((n % 5) + 1) as 1 | 2 | 3 | 4 | 5,
        language,
        n % 2,
        chance,
      ),
    );
    expect(new Set(said).size).toBeGreaterThan(400);
    for (const text of said) {
      expect(text).not.toMatch(/[{}@]|\d{4}|https?:|\+\d/);
      expect(text.trim()).not.toBe('');
    }
  }
});
