import { expect, test } from 'vitest';
import { createLiveBus } from './bus.ts';

const counts = (survey: string, day = '2026-11-22', agency = 'city') => ({ agency, kind: 'counts' as const, survey, days: [day], at: 1 });

test('an agency hears its own messages, in order, until it stops listening', () => {
  const bus = createLiveBus(7);
  const heard: string[] = [];
  const stop = bus.subscribe('city', ({ entry, kind }) => heard.push(`${entry} ${kind}`));
  bus.publish(counts('a'));
  bus.publish(counts('a', '2026-11-22', 'village'));
  bus.publish({ agency: 'city', kind: 'comment', survey: 'a' });
  stop();
  bus.publish(counts('a'));
  expect(heard).toEqual(['7-1 counts', '7-3 comment']);
});

test('whoever missed messages gets one for each survey that changed', () => {
  const bus = createLiveBus(7);
  bus.publish(counts('a'));
  const last = bus.lastId();
  bus.publish(counts('b', '2026-11-21'));
  bus.publish(counts('b', '2026-11-22'));
  bus.publish(counts('c', '2026-11-22', 'village'));
  expect(bus.since('city', last)).toEqual([
    { agency: 'city', kind: 'counts', survey: 'b', days: ['2026-11-21', '2026-11-22'], at: 1, entry: '7-3' },
  ]);
  expect(bus.since('city', bus.lastId())).toEqual([]);
});

test('an id of another start, of the future or of nobody asks for everything again', () => {
  const bus = createLiveBus(7);
  bus.publish(counts('a'));
  for (const id of ['6-1', '7-99', '', '7', '7-x', '7--1', 'junk-1']) expect(bus.since('city', id), id).toBe('reset');
});
