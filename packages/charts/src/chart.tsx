import type { ComponentChildren, JSX } from 'preact';
import { ChartTable, type ChartTableProps } from './chart-table.tsx';

/** What every chart takes. All words come from the caller, in the language of the reader. */
export interface ChartProps {
  /** What the chart shows, in a sentence that also says its message: read aloud instead of the drawing, and the table's caption. */
  label: string;
  /** The id of a heading that names the drawing instead of `label`. */
  labelledBy?: string | undefined;
  /** Decides how numbers and days are written, and which way bars run. */
  language: string;
  /** Width of the drawing in px; `Fitted` measures it in a browser. */
  width?: number;
}

/** Words that every chart with a table needs. */
export interface ChartWords {
  /** Said instead of an empty drawing. */
  empty: string;
  /** Opens the table: "Show the numbers as a table". */
  showTable: string;
}

export interface DrawingProps {
  label: string;
  labelledBy?: string | undefined;
  width: number;
  height: number;
  children: ComponentChildren;
}

/** An SVG that is one picture to assistive technology. */
export function Drawing({ label, labelledBy, width, height, children }: DrawingProps): JSX.Element {
  return (
    <svg
      class="chart-drawing"
      role="img"
      aria-label={labelledBy === undefined ? label : undefined}
      aria-labelledby={labelledBy}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
    >
      {children}
    </svg>
  );
}

/** A drawing with its table. */
export function Chart(props: DrawingProps & { table: Omit<ChartTableProps, 'caption'> }): JSX.Element {
  const { table, ...drawing } = props;
  return (
    <figure class="chart">
      <Drawing {...drawing} />
      <ChartTable caption={props.label} {...table} />
    </figure>
  );
}

/** What stands where a chart without data would be. */
export function EmptyChart({ words }: { words: Pick<ChartWords, 'empty'> }): JSX.Element {
  return (
    <figure class="chart">
      <p class="chart-empty">{words.empty}</p>
    </figure>
  );
}
