/** Charts: Preact SVG, each with its table. Load `@earshot/charts/charts.css` once. */

// Over time
export { Sparkline, type SparklineProps } from './sparkline.tsx';
export { Trend, type TrendProps, type TrendWords } from './trend.tsx';
export type { TrendPoint } from './series.tsx';
export type { Step } from './format.ts';

// How answers fall
export { Bars, type BarsProps, type BarsWords } from './bars.tsx';
export { Distribution, type DistributionProps, type DistributionWords } from './distribution.tsx';
export { reachOf } from './diverging.ts';
export { FunnelChart, type FunnelProps, type FunnelWords } from './funnel.tsx';

// One number
export { Range, type RangeProps } from './range.tsx';

// What they share
export type { ChartProps, ChartWords } from './chart.tsx';
export { ChartTable, type ChartTableProps, type Column } from './chart-table.tsx';
export { Fitted } from './fitted.tsx';
