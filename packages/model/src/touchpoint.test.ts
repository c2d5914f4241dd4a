import { describe, expect, test } from 'vitest';
import { Citizen, LocalTime, OwnKind, Reference, TouchpointKind } from './index.ts';

describe('the time of an appointment', () => {
  const takes = (text: string) => LocalTime.safeParse(text).success;
  test('is on the clock of a place, on a day that the calendar has', () => {
    for (const good of ['2026-12-01T09:30:00[Europe/London]', '2028-02-29T23:59[America/Argentina/Ushuaia]', '2026-12-01T00:00:00[UTC]'])
      expect(takes(good), good).toBe(true);
    for (const bad of [
      '2026-12-01T09:30:00Z',
      '2026-12-01T09:30:00+00:00[Europe/London]',
      '2026-02-30T09:30:00[Europe/London]',
      '2026-12-01T24:00:00[Europe/London]',
      '2026-12-01T09:30:00[Europe/Atlantis]',
      '2026-12-01T09:30:00[+02:00]',
      '2026-12-01 09:30 Europe/London',
    ])
      expect(takes(bad), bad).toBe(false);
  });
});

test('a kind of the agency’s own begins with x and is told apart from every other', () => {
  for (const good of ['x.bin.missed', 'x.note', 'x.bulky-waste.collected2']) expect(OwnKind.safeParse(good).success, good).toBe(true);
  for (const bad of ['x', 'x.', 'x.Bin', 'x..a', 'x.a-', 'request.submitted', `x.${'a'.repeat(70)}`])
    expect(OwnKind.safeParse(bad).success, bad).toBe(false);
  expect(TouchpointKind.options.some((kind) => OwnKind.safeParse(kind).success)).toBe(false);
});

test('a phone number is whole, so that it can be called from anywhere', () => {
  const takes = (phone: string) => Citizen.safeParse({ phone }).success;
  expect(['+441632960001', '+1 415 555 0100', '01632960001', '+0123456789'].map(takes)).toEqual([true, false, false, false]);
});

test('a reference is one line that a person can read out', () => {
  const takes = (text: string) => Reference.safeParse(text).success;
  expect(['PP-2026-0042', 'Antrag Nr. 7', '', ' PP', 'PP\n42', 'x'.repeat(129)].map(takes)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
});
