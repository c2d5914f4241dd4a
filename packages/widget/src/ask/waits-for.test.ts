import { expect, test } from 'vitest';
import { type Happened, nothing, waitsFor } from './waits-for.ts';

const happened = (change: Partial<Happened>): Happened => ({ ...nothing(), ...change });
const at = (name: string, second: number) => ({ [name]: second });

test('an offer without conditions waits for nothing', () => {
  expect(waitsFor(undefined, nothing())).toBeUndefined();
  expect(waitsFor({}, nothing())).toBeUndefined();
});

test.each([
  ['touchpoint', { touchpoint: 'service.completed' }, { touchpoint: at('payment.confirmed', 0) }],
  ['click', { click: '#done' }, { touchpoint: at('#done', 0) }],
  ['delay', { seconds: 10 }, { looked: 9 }],
  ['scroll', { scroll: 50 }, { scrolled: 49.9 }],
  ['leaving', { leaving: true }, {}],
] as const)('waits for its %s', (what, after, change) => expect(waitsFor(after, happened(change))).toBe(what));

test('the seconds count from the trigger, not from the load of the page', () => {
  const after = { touchpoint: 'done', seconds: 10 };
  expect(waitsFor(after, happened({ looked: 60, touchpoint: at('done', 55) }))).toBe('delay');
  expect(waitsFor(after, happened({ looked: 65, touchpoint: at('done', 55) }))).toBeUndefined();
});

test('of a touchpoint and a click the later one counts', () => {
  const after = { touchpoint: 'done', click: '#done', seconds: 5 };
  const both = (looked: number) => happened({ looked, touchpoint: at('done', 3), click: at('#done', 20) });
  expect([waitsFor(after, both(24)), waitsFor(after, both(25))]).toEqual(['delay', undefined]);
});

test('all that is named must have happened', () => {
  const after = { seconds: 5, scroll: 50, leaving: true };
  expect(waitsFor(after, happened({ looked: 5, leaving: true }))).toBe('scroll');
  expect(waitsFor(after, happened({ looked: 5, scrolled: 50 }))).toBe('leaving');
  expect(waitsFor(after, happened({ looked: 5, scrolled: 50, leaving: true }))).toBeUndefined();
});
