import { scaleLinear } from 'd3-scale';
import type { JSX } from 'preact';
import { Chart, type ChartProps, type ChartWords, EmptyChart } from './chart.tsx';
import { formats } from './format.ts';
import { layoutFor } from './mirrored.ts';
import { lines, TEXT, textWidth } from './text-width.ts';

export interface BarsWords extends ChartWords {
  /** Names the columns of the table: "Reason", "People", "Share". */
  option: string;
  n: string;
  share: string;
}

export interface BarsProps extends ChartProps {
  /** In the order to be drawn: usually the most frequent first. */
  options: readonly { id: string; label: string; count: number }[];
  /** How many people answered: what shares are of. Several options may be ticked, so it is not the sum. */
  base: number;
  words: BarsWords;
}

const LINE = 20;
const DOT = 5;
/** From here on there is room for labels beside the stems. */
const BESIDE = 480;

/** How often each option was chosen: lollipops from zero, with the count and its share at their ends. Labels stand beside them, or above where it is narrow. */
export function Bars({ options, base, words, language, label, labelledBy, width = 640 }: BarsProps): JSX.Element {
  if (options.length === 0 || base === 0) return <EmptyChart words={words} />;
  const write = formats(language);
  const { x, start, end } = layoutFor(language, width);
  const beside = width >= BESIDE;
  const column = beside ? Math.min(width * 0.42, Math.max(...options.map((option) => textWidth(option.label))) + 4) : width;
  const zero = beside ? column + 12 : DOT;
  const figure = (count: number) => `${write.count(count)} · ${write.share(count, base)}`;
  const most = Math.max(...options.map(({ count }) => count));
  const length = scaleLinear(
    [0, Math.max(1, most)],
    [0, width - zero - Math.max(...options.map(({ count }) => textWidth(figure(count)))) - DOT - 12],
  );
  let bottom = 4;
  const rows = options.map((option) => {
    const text = lines(option.label, column);
    const top = bottom;
    const middle = beside ? top + (text.length * LINE) / 2 : top + text.length * LINE + 8;
    bottom = beside ? top + text.length * LINE + 12 : middle + 20;
    return { ...option, text, top, middle };
  });

  return (
    <Chart
      label={label}
      labelledBy={labelledBy}
      width={width}
      height={bottom}
      table={{
        show: words.showTable,
        columns: [{ name: words.option }, { name: words.n, figures: true }, { name: words.share, figures: true }],
        rows: options.map((option) => [option.label, write.count(option.count), write.share(option.count, base)]),
      }}
    >
      {beside ? <line class="chart-axis" x1={x(zero)} x2={x(zero)} y1={0} y2={bottom - 8} /> : null}
      {rows.map(({ id, count, text, top, middle }) => (
        <g key={id}>
          {text.map((line, i) => (
            <text key={line} x={x(beside ? column : 0)} y={top + i * LINE + TEXT + 1} text-anchor={beside ? end : start}>
              {line}
            </text>
          ))}
          <line class="chart-stem" x1={x(zero)} x2={x(zero + length(count))} y1={middle} y2={middle} />
          <circle class="chart-accent" cx={x(zero + length(count))} cy={middle} r={DOT} />
          <text x={x(zero + length(count) + DOT + 6)} y={middle + TEXT / 3} text-anchor={start}>
            <tspan class="chart-strong">{write.count(count)}</tspan>
            <tspan class="chart-soft">{`\u00a0· ${write.share(count, base)}`}</tspan>
          </text>
        </g>
      ))}
    </Chart>
  );
}
