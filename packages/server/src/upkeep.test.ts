import { pino } from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Context } from './context.ts';
import { tidyUp } from './upkeep.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('forgets nothing at the turn after its clock was moved by more than an hour', async () => {
  let ahead = 0;
  const clock = () => Date.now() + ahead;
  const horizons: number[] = [];
  const said: string[] = [];
  const store = {
    leases: { take: async () => true },
    upkeep: { forgetSeen: async (before: number) => void horizons.push(before) },
    quarantine: { forget: async () => 0 },
    staff: { forgetSessions: async () => {} },
  } as unknown as Context['store'];
  const stop = tidyUp({ store, clock, log: pino({ base: null, timestamp: false }, { write: (line: string) => void said.push(line) }) });
  const turn = () => vi.advanceTimersByTimeAsync(6 * HOUR);

  await turn();
  expect(horizons).toEqual([clock() - 30 * DAY]);
  ahead = 366 * DAY;
  await turn();
  expect(horizons).toHaveLength(1);
  expect(said.join()).toContain('the clock was moved');
  ahead = 10_000;
  await turn();
  expect(horizons).toHaveLength(1);
  await turn();
  expect(horizons).toEqual([expect.anything(), clock() - 30 * DAY]);
  stop();
});
