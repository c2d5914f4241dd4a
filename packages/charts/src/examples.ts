import type { BarsWords } from './bars.tsx';
import type { DistributionWords } from './distribution.tsx';
import type { FunnelWords } from './funnel.tsx';
import type { TrendPoint } from './series.tsx';
import type { TrendWords } from './trend.tsx';

/** English words for the examples; a product brings its own. */
const words = { empty: 'Nobody has answered yet.', showTable: 'Show the numbers as a table' };

export const trendWords: TrendWords = {
  ...words,
  day: 'Day',
  value: 'Score',
  range: 'Chance range',
  n: 'Answers',
  columns: (most) => `Answers a day, at most ${most}`,
};
export const distributionWords: DistributionWords = { ...words, answer: 'Answer', n: 'Answers', share: 'Share' };
export const barsWords: BarsWords = { ...words, option: 'Reason', n: 'People', share: 'Share' };
export const funnelWords: FunnelWords = {
  ...words,
  step: 'Step',
  n: 'People',
  share: 'Of the step before',
  ofPrevious: (share, previous) => `${share} of “${previous}”`,
};

/** A believable score over days: weekly rhythm, a slow rise, Sundays without answers. The same on every run. */
export function aTrend(
  days: number,
  { from = '2026-09-01', closed = true, base = 58 }: { from?: string; closed?: boolean; base?: number } = {},
): TrendPoint[] {
  const start = Date.parse(`${from}T00:00:00Z`);
  return Array.from({ length: days }, (_, i): TrendPoint => {
    const date = new Date(start + i * 86_400_000);
    const day = date.toISOString().slice(0, 10);
    const weekday = date.getUTCDay();
    if (closed && weekday === 0) return { day, value: null, n: 0 };
    const n = Math.max(4, Math.round((weekday === 6 ? 16 : 58) + 14 * Math.sin(i * 1.7) + 8 * Math.cos(i * 0.9)));
    const value = base + (i / days) * 9 + 5 * Math.sin(i / 4) + 4 * Math.sin(i * 2.3);
    const half = 150 / Math.sqrt(n) / 2;
    return { day, value, low: Math.max(0, value - half), high: Math.min(100, value + half), n };
  });
}

export const satisfaction = ['Very dissatisfied', 'Dissatisfied', 'Neither satisfied nor dissatisfied', 'Satisfied', 'Very satisfied'];
export const counted = (labels: readonly string[], counts: readonly number[]) =>
  labels.map((label, i) => ({ label, count: counts[i] ?? 0 }));
