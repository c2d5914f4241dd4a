import { area, line } from 'd3-shape';
import type { JSX } from 'preact';

/** One day, week or month of a series. Without answers it is a gap. */
export interface TrendPoint {
  /** `YYYY-MM-DD`: the day, or the first day of the week or month. */
  day: string;
  /** Null where nobody answered. */
  value: number | null;
  low?: number | undefined;
  high?: number | undefined;
  n: number;
}

/** A point that can be drawn. */
export interface DrawnPoint extends TrendPoint {
  value: number;
}

const DAY = 86_400_000;

export const timeOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);

const hasValue = (point: TrendPoint): point is DrawnPoint => point.value !== null && point.n > 0;

/** The stretches without a gap: a line joins only neighbours, since nobody knows how the days between would have been. */
export function stretches(points: readonly TrendPoint[], longestStep: number): DrawnPoint[][] {
  const all: DrawnPoint[][] = [];
  let before: TrendPoint | undefined;
  for (const point of points) {
    if (hasValue(point)) {
      const joins = before !== undefined && hasValue(before) && timeOf(point.day) - timeOf(before.day) <= longestStep * DAY;
      if (joins) all.at(-1)?.push(point);
      else all.push([point]);
    }
    before = point;
  }
  return all;
}

interface SeriesProps {
  runs: readonly (readonly DrawnPoint[])[];
  x(point: TrendPoint): number;
  y(value: number): number;
}

/** The band of chance, and the line over it. A point without neighbours is a dot with its interval as a whisker. */
export function Series({ runs, x, y }: SeriesProps): JSX.Element {
  const band = area<DrawnPoint>()
    .x(x)
    .y0((point) => y(point.low ?? point.value))
    .y1((point) => y(point.high ?? point.value))
    .digits(1);
  const path = line<DrawnPoint>()
    .x(x)
    .y((point) => y(point.value))
    .digits(1);
  return (
    <>
      {runs.map((run) => {
        const [first] = run;
        if (!first) return null;
        if (run.length > 1) return <path key={first.day} class="chart-band" d={band([...run]) ?? ''} />;
        return (
          <line
            key={first.day}
            class="chart-whisker"
            x1={x(first)}
            x2={x(first)}
            y1={y(first.high ?? first.value)}
            y2={y(first.low ?? first.value)}
          />
        );
      })}
      {runs.map((run) => {
        const [first] = run;
        if (!first) return null;
        if (run.length > 1) return <path key={first.day} class="chart-line" d={path([...run]) ?? ''} />;
        return <circle key={first.day} class="chart-dot" cx={x(first)} cy={y(first.value)} r={2} />;
      })}
    </>
  );
}
