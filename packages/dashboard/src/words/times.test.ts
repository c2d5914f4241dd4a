import { expect, test } from 'vitest';
import { ago, dateLocale, dateLocaleOf, dateTime, dayIn, dayPlus, dayWords } from './times.ts';

test('a day begins at midnight of the agency, not of the server', () => {
  const lateEvening = Date.parse('2026-11-22T23:30:00Z');
  expect(dayIn('Europe/London', lateEvening)).toBe('2026-11-22');
  expect(dayIn('Europe/Warsaw', lateEvening)).toBe('2026-11-23');
  expect(dayIn('America/New_York', Date.parse('2026-11-22T03:00:00Z'))).toBe('2026-11-21');
});

test('days are added over months, years and a change of clocks', () => {
  expect(dayPlus('2026-02-28', 1)).toBe('2026-03-01');
  expect(dayPlus('2026-01-01', -1)).toBe('2025-12-31');
  expect(dayPlus('2026-03-28', 2)).toBe('2026-03-30');
});

test('an age is said in its largest unit, and never lies in the future', () => {
  const now = Date.parse('2026-11-22T10:00:00Z');
  expect(ago(now - 5000, now)).toBe('just now');
  expect(ago(now + 5000, now)).toBe('just now');
  expect(ago(now - 3 * 60_000, now)).toBe('3 minutes ago');
  expect(ago(now - 26 * 3_600_000, now)).toBe('yesterday');
});

test('dates are written as the agency does, whatever the browser', () => {
  expect(dateLocaleOf('Europe/London')).toBe('en-GB');
  expect(dateLocaleOf('Asia/Kolkata')).toBe('en-GB');
  expect(dateLocaleOf('America/New_York')).toBe('en-US');
  expect(dateLocaleOf('Pacific/Honolulu')).toBe('en-US');
  const at = Date.parse('2026-11-22T14:34:00Z');
  expect([dayWords('2026-11-22'), dateTime(at, 'Europe/London')]).toEqual(['22 Nov 2026', '22 Nov, 14:34']);
  dateLocale.value = 'en-US';
  expect(dayWords('2026-11-22')).toBe('Nov 22, 2026');
  dateLocale.value = 'en-GB';
});
