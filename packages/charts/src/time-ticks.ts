import type { Step } from './format.ts';
import { timeOf } from './series.tsx';

/** Space between two labels on the axis, in px. */
const GAP = 16;

export interface Tick {
  day: string;
  x: number;
  label: string;
}

const isMonday = (day: string): boolean => new Date(timeOf(day)).getUTCDay() === 1;

/** Which days deserve a label: round ones, by the length of the series. */
function round(days: readonly string[], step: Step): string[] {
  if (step === 'month' || days.length <= 14) return [...days];
  if (step === 'day' && days.length <= 100) return days.filter(isMonday);
  return days.filter((day, i) => i === 0 || day.slice(0, 7) !== days[i - 1]?.slice(0, 7));
}

/** Labels of a time axis, thinned out evenly until none touches its neighbour or leaves the axis. */
export function timeTicks(
  days: readonly string[],
  step: Step,
  {
    from,
    to,
    x,
    label,
    width,
  }: { from: number; to: number; x: (day: string) => number; label: (day: string) => string; width: (text: string) => number },
): Tick[] {
  const ticks = round(days, step)
    .map((day): Tick => ({ day, x: x(day), label: label(day) }))
    .filter((tick) => tick.x - width(tick.label) / 2 >= from && tick.x + width(tick.label) / 2 <= to);
  for (let every = 1; every <= ticks.length; every++) {
    const some = ticks.filter((_, i) => (ticks.length - 1 - i) % every === 0);
    const touches = some.some((tick, i) => {
      const before = some[i - 1];
      return before !== undefined && tick.x - before.x < (width(tick.label) + width(before.label)) / 2 + GAP;
    });
    if (!touches) return some;
  }
  return [];
}
