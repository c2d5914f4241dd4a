import { scaleLinear } from 'd3-scale';
import type { JSX } from 'preact';
import { type ChartProps, Drawing } from './chart.tsx';
import { layoutFor } from './mirrored.ts';
import { px } from './px.ts';

export interface RangeProps extends ChartProps {
  value: number;
  low: number;
  high: number;
  /** The ends of the scale. @default 0 to 100 */
  scale?: { low: number; high: number };
  height?: number;
}

/** How far the arcs bulge, in px: as the arcs of the mark do. */
const BULGE = 4;

/**
 * The system's one figure: a number as a dot on the band of its chance range, which two arcs close like the arcs of the mark.
 * The faint line is the whole scale. The numbers stand beside it, so it has no table.
 */
export function Range({
  value,
  low,
  high,
  label,
  labelledBy,
  language,
  width = 200,
  height = 24,
  scale = { low: 0, high: 100 },
}: RangeProps): JSX.Element {
  const { x: place } = layoutFor(language, width);
  // Room for the dot or an arc at either end of the scale.
  const along = scaleLinear([scale.low, scale.high], [8, width - 8]).clamp(true);
  const x = (at: number) => place(along(at));
  const middle = height / 2;
  const reach = Math.min(9, middle - 2);
  const [start, end] = [Math.min(x(low), x(high)), Math.max(x(low), x(high))];
  const arc = (at: number, side: 1 | -1) => `M${at},${middle - reach} Q${px(at + side * 2 * BULGE)},${middle} ${at},${middle + reach}`;
  return (
    <Drawing label={label} labelledBy={labelledBy} width={width} height={height}>
      <line class="chart-grid" x1={8} x2={width - 8} y1={middle} y2={middle} />
      <path
        class="chart-band"
        d={`${arc(start, -1)} L${end},${middle + reach} Q${px(end + 2 * BULGE)},${middle} ${end},${middle - reach} Z`}
      />
      <path class="chart-arc" d={`${arc(start, -1)} ${arc(end, 1)}`} />
      <line class="chart-line" x1={start - BULGE} x2={end + BULGE} y1={middle} y2={middle} />
      <circle class="chart-accent" cx={x(value)} cy={middle} r={4.5} />
    </Drawing>
  );
}
