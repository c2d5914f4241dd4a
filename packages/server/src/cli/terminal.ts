import { type Fault, isEarshotError } from '@earshot/model';

/** What a command is given instead of the process, so that tests run it as it is. */
export interface Terminal {
  /** One line of the result. */
  out(line: string): void;
  /** One line for the person, beside the result. */
  err(line: string): void;
  env: Readonly<Record<string, string | undefined>>;
  /** Asks for a secret without showing it; the first line of the input where nobody sits at a terminal. */
  secret(question: string): Promise<string>;
  /** Somebody watches a terminal that shows colours. @default false */
  colour?: boolean;
  /** Somebody watches what is said beside the result, so that a bar may move there. @default false */
  watched?: boolean;
  /** Ends what would run for ever: `serve` and `tail`. */
  stop: AbortSignal;
}

/** Flags every command has. */
export interface Shown {
  json?: boolean;
}

/** Prints a result: as one line of JSON, else as lines for a person. */
export function report(terminal: Terminal, { json }: Shown, result: object, lines: readonly string[]): void {
  for (const line of json ? [JSON.stringify(result)] : lines) terminal.out(line);
}

/** `survey.json:12  questions.0.labels  are 4 for 5 points` */
export const faultLine = (read: string | undefined, { at, message, line, file = read }: Fault): string =>
  [line === undefined ? '' : `${file ?? 'line '}${file === undefined ? '' : ':'}${line}`, at, message].filter(Boolean).join('  ');

/** Prints why a command failed. */
export function reportFailure(terminal: Terminal, { json }: Shown, error: unknown, file?: string): void {
  const known = isEarshotError(error) ? error : undefined;
  const detail = known?.message ?? (error instanceof Error ? error.message : String(error));
  if (json) {
    terminal.err(JSON.stringify({ code: known?.code ?? 'server.failed', detail, faults: known?.faults ?? [] }));
    return;
  }
  terminal.err(`earshot: ${detail}${known ? ` (${known.code})` : ''}`);
  for (const fault of known?.faults ?? []) terminal.err(`  ${faultLine(file, fault)}`);
}

/** Rows under headings, each column as wide as its widest cell. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = headings.map((heading, column) => Math.max(heading.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return [line(headings), ...rows.map(line)];
}
