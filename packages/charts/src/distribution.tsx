import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { Chart, type ChartProps, type ChartWords, EmptyChart } from './chart.tsx';
import { reachOf, segmentsOf, wordsThatFit } from './diverging.ts';
import { formats } from './format.ts';
import { layoutFor } from './mirrored.ts';
import { px } from './px.ts';
import { spread } from './spread.ts';
import { TEXT, textWidth } from './text-width.ts';

export interface DistributionWords extends ChartWords {
  /** Names the columns of the table: "Answer", "Answers", "Share". */
  answer: string;
  n: string;
  share: string;
}

export interface DistributionProps extends ChartProps {
  /** Every point of the scale from worst to best, also those nobody chose. */
  steps: readonly { label: string; count: number }[];
  words: DistributionWords;
  /** Percentages the axis shows on both sides of the neutral; give it where several bars are to be compared. */
  reach?: { low: number; high: number };
}

const LABELS = 24;
const LEADER = 10;
const BAR = 24;
const WORDS = 26;
/** Between two neighbours. */
const GAP = 2;

/**
 * How answers fall on a scale: one bar that hangs on its neutral middle, the low side hatched, percentages above and words beneath,
 * outside in ink, so that it can be read in grey. A word that finds no room stands in the table.
 */
export function Distribution({ steps, words, language, label, labelledBy, width = 640, reach }: DistributionProps): JSX.Element {
  const hatch = useId();
  const n = steps.reduce((sum, { count }) => sum + count, 0);
  if (n === 0) return <EmptyChart words={words} />;

  const write = formats(language);
  const { x, start, end } = layoutFor(language, width);
  const { low, high } = reach ?? reachOf(steps);
  const unit = width / (low + high);
  const centre = low * unit;
  const drawn = segmentsOf(steps).map(({ from, to, ...segment }) => ({
    ...segment,
    from: centre + from * unit,
    to: centre + to * unit,
    share: write.share(segment.count, n),
  }));
  const labels = spread(
    drawn.map(({ from, to, share }) => ({ at: (from + to) / 2, width: textWidth(share) * 1.08 })),
    width,
    6,
  );
  const top = LABELS + LEADER;
  const said = wordsThatFit(drawn, width);
  const rows = Math.max(1, ...said.map(({ row }) => row + 1));

  return (
    <Chart
      label={label}
      labelledBy={labelledBy}
      width={width}
      height={top + BAR + WORDS + (rows - 1) * 20}
      table={{
        show: words.showTable,
        columns: [{ name: words.answer }, { name: words.n, figures: true }, { name: words.share, figures: true }],
        rows: steps.map((step) => [step.label, write.count(step.count), write.share(step.count, n)]),
      }}
    >
      <pattern id={hatch} width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line class="chart-hatch" x1={1} x2={1} y1={0} y2={6} />
      </pattern>
      <line class="chart-centre" x1={x(centre)} x2={x(centre)} y1={top - 4} y2={top + BAR + 4} />
      {drawn.map(({ key, step, isLow, from, to, share, label: word }, i) => {
        const size = px(Math.max(1, to - from - GAP));
        const left = x(from + GAP / 2, size);
        const above = (from + to) / 2;
        const { at, moved } = labels[i] ?? { at: above, moved: false };
        return (
          <g key={key}>
            <title>{`${word}: ${share}`}</title>
            <rect class={`chart-step chart-step-${step}`} x={left} y={top} width={size} height={BAR} />
            {isLow ? <rect fill={`url(#${hatch})`} x={left} y={top} width={size} height={BAR} /> : null}
            {moved ? (
              <polyline
                class="chart-leader"
                points={`${x(at)},${LABELS - 4} ${x(at)},${LABELS} ${x(above)},${top - 4} ${x(above)},${top - 1}`}
              />
            ) : null}
            <text class="chart-strong" x={x(at)} y={moved ? LABELS - 8 : top - 8} text-anchor="middle">
              {share}
            </text>
          </g>
        );
      })}
      {said.map(({ key, at, anchor, row, label: word }) => (
        <text
          key={key}
          class="chart-soft"
          x={x(at)}
          y={top + BAR + 6 + TEXT + row * 20}
          text-anchor={{ start, end, middle: 'middle' as const }[anchor]}
        >
          {word}
        </text>
      ))}
    </Chart>
  );
}
