import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dueSentence, lengthOfTime } from './due.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const now = Date.parse('2026-11-22T10:00:00Z');
const at = (dueAt: number, closedAt: number | null = null) => dueSentence({ dueAt, closedAt }, now);

test('a clock under ten hours says hours and minutes', () => {
  expect(at(now + 3 * hour + 20 * minute)).toEqual({ text: 'Due in 3 h 20', press: 'soon' });
  expect(at(now + 3 * hour + 5 * minute).text).toBe('Due in 3 h 05');
  expect(at(now + 40 * minute).text).toBe('Due in 40 min');
});

test('a clock over two days says days', () => {
  expect(at(now + 5 * day)).toEqual({ text: 'Due in 5 days', press: 'calm' });
  expect(at(now - 2 * day)).toEqual({ text: 'Late by 2 days', press: 'late' });
});

test('between a day and two days it keeps hours', () => {
  expect(at(now + 39 * hour)).toEqual({ text: 'Due in 39 h', press: 'calm' });
});

test('the last minute and the first one after say "now"', () => {
  expect(at(now + 30_000)).toEqual({ text: 'Due now', press: 'soon' });
  expect(at(now - 30_000)).toEqual({ text: 'Due now', press: 'late' });
});

test('a closed case has no clock', () => {
  expect(at(now - day, now - 2 * hour).press).toBe('closed');
});

test('a length of time never says zero of something, whichever side of now it lies on', () => {
  fc.assert(
    fc.property(fc.integer({ min: minute, max: 400 * day }), (length) => {
      expect(lengthOfTime(length)).toBe(lengthOfTime(-length));
      expect(lengthOfTime(length)).not.toMatch(/^0 /);
    }),
  );
});
