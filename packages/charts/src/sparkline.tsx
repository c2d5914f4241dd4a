import { scaleLinear } from 'd3-scale';
import type { JSX } from 'preact';
import { type ChartProps, Drawing } from './chart.tsx';
import { px } from './px.ts';
import { Series, stretches, type TrendPoint, timeOf } from './series.tsx';

export interface SparklineProps extends Omit<ChartProps, 'language'> {
  points: readonly TrendPoint[];
  /** The ends of the scale, the same in every row. @default 0 to 100 */
  scale?: { low: number; high: number };
  /** Days between points. @default 1 */
  every?: number;
  height?: number;
}

/**
 * A trend the size of a word, in a row that says its numbers: it has no table of its own. Days must be the same in every row, with
 * gaps where nobody answered. Nothing to draw leaves an empty strip, so that rows stay aligned.
 */
export function Sparkline({
  points,
  label,
  labelledBy,
  width = 120,
  height = 32,
  scale = { low: 0, high: 100 },
  every = 1,
}: SparklineProps): JSX.Element {
  const runs = stretches(points, every);
  const last = runs.at(-1)?.at(-1);
  const times = points.map(({ day }) => timeOf(day));
  const time = scaleLinear([times[0] ?? 0, times.at(-1) ?? 1], [2, width - 4]);
  const upright = scaleLinear([scale.low, scale.high], [height - 4, 4]).clamp(true);
  const y = (value: number) => px(upright(value));
  const x = ({ day }: TrendPoint) => (times.length > 1 ? px(time(timeOf(day))) : width / 2);
  return (
    <Drawing label={label} labelledBy={labelledBy} width={width} height={height}>
      <line class="chart-grid" x1={0} x2={width} y1={y(scale.low) + 2} y2={y(scale.low) + 2} />
      <Series runs={runs} x={x} y={y} />
      {last ? <circle class="chart-accent" cx={x(last)} cy={y(last.value)} r={3} /> : null}
    </Drawing>
  );
}
