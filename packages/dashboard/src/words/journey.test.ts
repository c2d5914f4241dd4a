import { TouchpointKind } from '@earshot/model';
import { expect, test } from 'vitest';
import { stepWords } from './journey.ts';
import { localTimeWords } from './times.ts';
import { hasWords } from './words.ts';

const step = { id: 'a', at: 0, service: 'permits', channel: null, language: null, test: false };
const happened = (kind: string, details: Record<string, unknown> | null = null) =>
  stepWords({ type: 'touchpoint', ...step, kind, details }, undefined);

test('every kind of touchpoint that all agencies have has words', () => {
  expect(TouchpointKind.options.filter((kind) => !hasWords(`journey.${kind}`))).toEqual([]);
});

test('a step says what happened, and beside it what staff need to know', () => {
  expect(happened('status.changed', { status: 'refused' })).toEqual({ title: 'New status: refused', lines: [] });
  expect(happened('contact.handled', { answered: false, waitSeconds: 65 })).toEqual({
    title: 'Tried to reach us, and nobody answered',
    lines: ['Waited 1 minute'],
  });
  expect(happened('payment.confirmed', { amount: '48.00', currency: 'GBP' }).lines).toEqual(['48.00 GBP']);
  expect(happened('appointment.booked', { revision: 1, startsAt: '2026-12-01T09:30:00[Europe/London]', place: 'Room 4' }).lines).toEqual([
    '1 Dec 2026, 09:30',
    'Room 4',
  ]);
});

test('a kind of the agency’s own, or of a newer server, shows its name and whatever it says', () => {
  expect(happened('x.bin.missed', { street: 'High Street', bins: 2, more: { deep: true } })).toEqual({
    title: 'x.bin.missed',
    lines: ['street: High Street', 'bins: 2', 'more: {"deep":true}'],
  });
  expect(happened('request.unheard').title).toBe('request.unheard');
});

test('a local time is that of the place, wherever it is read', () => {
  expect(localTimeWords('2026-07-01T23:30:00[Pacific/Auckland]')).toBe('1 Jul 2026, 23:30');
  expect(localTimeWords('soon')).toBe('soon');
});
