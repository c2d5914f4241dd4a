import { textWidth } from './text-width.ts';

interface Counted {
  label: string;
  count: number;
}

/** One part of a diverging bar, in percentages from the middle of the neutral: negative on the low side. */
export interface Segment extends Counted {
  key: number;
  /** Which of the five colours. */
  step: 1 | 2 | 3 | 4 | 5;
  isLow: boolean;
  from: number;
  to: number;
}

/** Which of the five colours a place in a scale of any length has: the ends at its ends, the neutral only in the very middle. */
function stepOf(index: number, points: number): Segment['step'] {
  const fromMiddle = index - (points - 1) / 2;
  if (fromMiddle === 0) return 3;
  const outer = points <= 3 || Math.abs(fromMiddle) > (points - 1) / 4;
  return fromMiddle < 0 ? (outer ? 1 : 2) : outer ? 5 : 4;
}

/** The parts that somebody chose, from worst to best. A scale with an even number of points hangs on its middle boundary. */
export function segmentsOf(steps: readonly Counted[]): Segment[] {
  const n = steps.reduce((sum, { count }) => sum + count, 0);
  const share = (count: number) => (count / n) * 100;
  const middle = (steps.length - 1) / 2;
  const before = steps.reduce((sum, { count }, i) => sum + (i < middle ? share(count) : i === middle ? share(count) / 2 : 0), 0);
  let edge = -before;
  return steps
    .map((counted, index): Segment => {
      const from = edge;
      edge += share(counted.count);
      return { ...counted, key: index, step: stepOf(index, steps.length), isLow: index < middle, from, to: edge };
    })
    .filter(({ count }) => count > 0);
}

/** The least each side of the axis shows, in percentages: a bar that hangs to one side is to look like one. */
const LEAST = 20;

/** How far an axis must reach for one bar, or for several that share it. */
export function reachOf(...bars: readonly (readonly Counted[])[]): { low: number; high: number } {
  const ends = bars.flatMap((steps) => segmentsOf(steps));
  return {
    low: Math.max(LEAST, ...ends.map(({ from }) => -from)),
    high: Math.max(LEAST, ...ends.map(({ to }) => to)),
  };
}

/** A word with its place under the bar. */
interface Word {
  key: number;
  label: string;
  at: number;
  anchor: 'start' | 'middle' | 'end';
  row: number;
}

const AIR = 12;

/** The words that find room under their parts: first the two ends, aligned to the bar's ends, then the others from the widest part down. */
export function wordsThatFit(segments: readonly { key: number; label: string; from: number; to: number }[], width: number): Word[] {
  const [first, last] = [segments[0], segments.at(-1)];
  if (!first || !last) return [];
  const taken: { from: number; to: number; row: number }[] = [];
  const words: Word[] = [];
  const place = (segment: { key: number; label: string }, from: number, at: number, anchor: Word['anchor'], rows: number) => {
    const to = from + textWidth(segment.label);
    for (let row = 0; row < rows; row++) {
      if (taken.some((each) => each.row === row && each.from < to + AIR && from < each.to + AIR)) continue;
      taken.push({ from, to, row });
      words.push({ key: segment.key, label: segment.label, at, anchor, row });
      return;
    }
  };
  const wide = (text: string) => textWidth(text);
  place(first, Math.min(first.from, width - wide(first.label)), Math.min(first.from, width - wide(first.label)), 'start', 1);
  if (last !== first) place(last, Math.max(last.to, wide(last.label)) - wide(last.label), Math.max(last.to, wide(last.label)), 'end', 2);
  const others = segments.filter((segment) => segment !== first && segment !== last).sort((a, b) => b.to - b.from - (a.to - a.from));
  for (const segment of others) {
    const middle = (segment.from + segment.to) / 2;
    const half = wide(segment.label) / 2;
    // Only under its own part: a word that hangs over a neighbour would name the neighbour.
    if (half * 2 <= segment.to - segment.from) place(segment, middle - half, middle, 'middle', 1);
  }
  return words;
}
