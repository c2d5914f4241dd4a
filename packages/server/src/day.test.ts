import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayNumber, dayText, localDay, weekday } from './day.ts';

test('a day is the local date of the zone', () => {
  const at = Date.parse('2026-11-23T01:30:00Z');
  expect(localDay('America/New_York', at)).toBe(20261122);
  expect(localDay('Europe/London', at)).toBe(20261123);
  expect(localDay('Asia/Kathmandu', Date.parse('2026-11-22T18:15:00Z'))).toBe(20261123);
});

test('a remembered day equals one asked of the calendar', () => {
  const zones = ['America/St_Johns', 'Australia/Lord_Howe', 'Europe/Dublin', 'Asia/Kathmandu', 'Pacific/Apia', 'America/New_York'];
  fc.assert(
    fc.property(fc.constantFrom(...zones), fc.integer({ min: Date.parse('2000-01-01'), max: Date.parse('2040-01-01') }), (timeZone, at) => {
      const asked = new Intl.DateTimeFormat('en-CA', { timeZone }).format(at);
      expect(localDay(timeZone, at)).toBe(dayNumber(asked));
      expect(localDay(timeZone, at)).toBe(dayNumber(asked));
    }),
  );
});

test('a day is written and read again', () => {
  expect(dayText(20261122)).toBe('2026-11-22');
  expect(dayNumber('2026-11-22')).toBe(20261122);
  expect(weekday(20261122)).toBe(0);
});
