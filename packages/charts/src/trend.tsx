import { scaleLinear } from 'd3-scale';
import type { JSX } from 'preact';
import { Chart, type ChartProps, type ChartWords, EmptyChart } from './chart.tsx';
import { formats, type Step } from './format.ts';
import { px } from './px.ts';
import { Series, stretches, type TrendPoint, timeOf } from './series.tsx';
import { TEXT, textWidth } from './text-width.ts';
import { timeTicks } from './time-ticks.ts';

export interface TrendWords extends ChartWords {
  /** Names the columns of the table: "Day", "Score", "Chance range", "Answers". */
  day: string;
  value: string;
  range: string;
  n: string;
  /** Stands above the columns of n: "Answers a day, at most 212". */
  columns(most: string): string;
}

export interface TrendProps extends ChartProps {
  points: readonly TrendPoint[];
  words: TrendWords;
  /** The ends of the scale, the same across small multiples. @default 0 to 100 */
  scale?: { low: number; high: number };
  /** Decimals of the values. @default 0 */
  digits?: number;
  /** @default "day" */
  step?: Step;
}

/** Days a step may last before the line breaks. */
const longest: Record<Step, number> = { day: 1, week: 7, month: 31 };

const TOP = 16;
const PLOT = 144;
/** Between the plot and the columns: one line of text. */
const CAPTION = 32;
const COLUMNS = 16;
const AXIS = 24;
const HEIGHT = TOP + PLOT + CAPTION + COLUMNS + AXIS;
const FLOOR = TOP + PLOT + CAPTION + COLUMNS;
/** The widest a column of n gets, so that three days do not look like three walls. */
const COLUMN_MOST = 12;
/** Up to here each day can be pointed at. */
const POINTABLE = 120;

/**
 * A score over time: a line with its band of chance, and beneath it how many answered. The axis is the whole scale and never cut.
 * Time runs from left to right in every language.
 */
export function Trend({
  points,
  words,
  language,
  label,
  labelledBy,
  width = 640,
  scale = { low: 0, high: 100 },
  digits = 0,
  step = 'day',
}: TrendProps): JSX.Element {
  const write = formats(language, { digits, step });
  const runs = stretches(points, longest[step]);
  const last = runs.at(-1)?.at(-1);
  const [begin, end] = [points[0], points.at(-1)];
  if (!last || !begin || !end) return <EmptyChart words={words} />;

  const marks = [scale.low, (scale.low + scale.high) / 2, scale.high];
  const left = Math.max(...marks.map((mark) => textWidth(write.count(mark)))) + 10;
  const right = textWidth(write.number(last.value), 16) + 14;
  const days = points.length;
  const slot = (width - left - right) / days;
  // Half a column of air at both ends keeps the first and the last column inside.
  const time = scaleLinear(
    [timeOf(begin.day), timeOf(end.day)],
    days > 1 ? [left + slot / 2, width - right - slot / 2] : [width / 2, width / 2],
  );
  const at = (day: string) => px(time(timeOf(day)));
  const x = ({ day }: TrendPoint) => at(day);
  const upright = scaleLinear([scale.low, scale.high], [TOP + PLOT, TOP]).clamp(true);
  const y = (value: number) => px(upright(value));
  const most = Math.max(...points.map(({ n }) => n));
  const tall = (n: number) => px((n / most) * COLUMNS);
  const thick = px(Math.min(COLUMN_MOST, Math.max(1, slot * 0.7)));
  const ticks = timeTicks(
    points.map(({ day }) => day),
    step,
    { from: 0, to: width, x: at, label: write.tick, width: textWidth },
  );
  const range = ({ low, high }: TrendPoint) => (low === undefined || high === undefined ? '–' : write.range(low, high));

  return (
    <Chart
      label={label}
      labelledBy={labelledBy}
      width={width}
      height={HEIGHT}
      table={{
        show: words.showTable,
        columns: [
          { name: words.day },
          { name: words.value, figures: true },
          { name: words.range, figures: true },
          { name: words.n, figures: true },
        ],
        rows: points.map((point) => [
          write.day(point.day),
          point.value === null || point.n === 0 ? '–' : write.number(point.value),
          range(point),
          write.count(point.n),
        ]),
      }}
    >
      {marks.map((mark) => (
        <g key={mark}>
          <line class={mark === scale.low ? 'chart-axis' : 'chart-grid'} x1={left} x2={width - right} y1={y(mark)} y2={y(mark)} />
          <text class="chart-soft" x={left - 10} y={y(mark) + TEXT / 3} text-anchor="end">
            {write.count(mark)}
          </text>
        </g>
      ))}
      <Series runs={runs} x={x} y={y} />
      <circle class="chart-accent" cx={x(last)} cy={y(last.value)} r={4} />
      <text class="chart-value" x={x(last) + 9} y={y(last.value) + 5.5}>
        {write.number(last.value)}
      </text>
      <text class="chart-soft" x={left} y={TOP + PLOT + CAPTION - 8}>
        {words.columns(write.count(most))}
      </text>
      {points.map((point) =>
        point.n > 0 ? (
          <rect
            key={point.day}
            class="chart-column"
            x={px(x(point) - thick / 2)}
            y={px(FLOOR - tall(point.n))}
            width={thick}
            height={tall(point.n)}
          />
        ) : null,
      )}
      <line class="chart-axis" x1={left} x2={width - right} y1={FLOOR + 0.5} y2={FLOOR + 0.5} />
      {ticks.map((tick) => (
        <g key={tick.day}>
          <line class="chart-axis" x1={tick.x} x2={tick.x} y1={FLOOR} y2={FLOOR + 4} />
          <text class="chart-soft" x={tick.x} y={HEIGHT - 4} text-anchor="middle">
            {tick.label}
          </text>
        </g>
      ))}
      {days <= POINTABLE
        ? points.map((point) => (
            <rect key={point.day} class="chart-hover" x={px(x(point) - slot / 2)} y={TOP} width={px(slot)} height={FLOOR - TOP}>
              <title>
                {`${write.day(point.day)} · ${point.value === null || point.n === 0 ? '–' : `${write.number(point.value)} (${range(point)})`} · ${words.n} ${write.count(point.n)}`}
              </title>
            </rect>
          ))
        : null}
    </Chart>
  );
}
