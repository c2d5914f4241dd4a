import type { JSX } from 'preact';
import { Chart, type ChartProps, type ChartWords, EmptyChart } from './chart.tsx';
import { formats } from './format.ts';
import { layoutFor } from './mirrored.ts';
import { px } from './px.ts';
import { lines, TEXT, textWidth } from './text-width.ts';

export interface FunnelWords extends ChartWords {
  /** Names the columns of the table: "Step", "People", "Of the step before". */
  step: string;
  n: string;
  share: string;
  /** Says a share in words: "20 % of those offered". */
  ofPrevious(share: string, previous: string): string;
}

export interface FunnelProps extends ChartProps {
  /** From the first step to the last. */
  steps: readonly { id: string; label: string; count: number }[];
  words: FunnelWords;
}

const BAR = 16;
const LINE = 20;

/** How many came how far: bars from zero, each against all who began, and in words which share of the step before it is. */
export function FunnelChart({ steps, words, language, label, labelledBy, width = 640 }: FunnelProps): JSX.Element {
  const whole = Math.max(0, ...steps.map(({ count }) => count));
  if (whole === 0) return <EmptyChart words={words} />;
  const write = formats(language);
  const { x, start } = layoutFor(language, width);
  let bottom = 0;
  const rows = steps.map((step, i) => {
    const before = steps[i - 1];
    // More people than in the step before came in another way: then a share of it would mean nothing.
    const share =
      before && step.count <= before.count && before.count > 0 ? words.ofPrevious(write.share(step.count, before.count), before.label) : '';
    const figure = write.count(step.count);
    const head = textWidth(`${step.label} ${figure} `) * 1.08;
    const fits = head + textWidth(`  ${share}`) <= width;
    const below = fits ? [] : lines(share, width);
    const top = bottom;
    const bar = top + LINE + below.length * LINE + 4;
    bottom = bar + BAR + 16;
    return { ...step, share: fits ? share : '', below, figure, top, bar };
  });

  return (
    <Chart
      label={label}
      labelledBy={labelledBy}
      width={width}
      height={bottom - 12}
      table={{
        show: words.showTable,
        columns: [{ name: words.step }, { name: words.n, figures: true }, { name: words.share, figures: true }],
        rows: steps.map(({ label: name, count }, i) => {
          const before = steps[i - 1];
          return [name, write.count(count), before && count <= before.count ? write.share(count, before.count) : '–'];
        }),
      }}
    >
      {rows.map(({ id, label: name, count, figure, share, below, top, bar }) => {
        const size = px((count / whole) * width);
        return (
          <g key={id}>
            <text x={x(0)} y={top + TEXT + 2} text-anchor={start}>
              <tspan class="chart-strong">{name}</tspan>
              <tspan>{`  ${figure}`}</tspan>
              {share ? <tspan class="chart-soft">{`\u00a0· ${share}`}</tspan> : null}
            </text>
            {below.map((line, i) => (
              <text key={line} class="chart-soft" x={x(0)} y={top + TEXT + 2 + (i + 1) * LINE} text-anchor={start}>
                {line}
              </text>
            ))}
            <rect class="chart-whole" x={0.5} y={bar + 0.5} width={width - 1} height={BAR - 1} />
            <rect class="chart-bar" x={x(0, size)} y={bar} width={size} height={BAR} />
          </g>
        );
      })}
    </Chart>
  );
}
