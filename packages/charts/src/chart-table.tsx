import type { ComponentChildren, JSX } from 'preact';

export interface Column {
  name: string;
  /** Figures stand at the end of their cell, words at its start. */
  figures?: boolean;
}

export interface ChartTableProps {
  /** What the table shows: the chart's own name. */
  caption: string;
  /** What opens it, such as "Show the numbers as a table". */
  show: string;
  /** The first column names the rows. */
  columns: readonly Column[];
  rows: readonly (readonly ComponentChildren[])[];
}

/** The numbers of a chart, for whoever cannot or would rather not read a drawing. */
export function ChartTable({ caption, show, columns, rows }: ChartTableProps): JSX.Element {
  const kind = (index: number) => (columns[index]?.figures ? { class: 'chart-figure' } : {});
  return (
    <details class="chart-numbers">
      <summary>{show}</summary>
      <div class="chart-scroll">
        <table class="chart-table">
          <caption>{caption}</caption>
          <thead>
            <tr>
              {columns.map(({ name }, index) => (
                <th key={name} scope="col" {...kind(index)}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, ...cells], row) => (
              <tr key={row}>
                <th scope="row" {...kind(0)}>
                  {name}
                </th>
                {cells.map((cell, index) => (
                  <td key={columns[index + 1]?.name} {...kind(index + 1)}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
