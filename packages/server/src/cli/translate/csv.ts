import { type Bundle, FormatFault, type Returned, type UnitState, unitStates } from './unit.ts';

/** Spreadsheets take a cell that begins so for a formula and may run it (OWASP, "CSV Injection"); some take the wide forms too. */
const formula = /^'*[=+\-@\t\r\n＝＋－＠]/;
const guarded = /^'+[=+\-@\t\r\n＝＋－＠]/;

const quote = (cell: string) => `"${(formula.test(cell) ? `'${cell}` : cell).replaceAll('"', '""')}"`;
const unguard = (cell: string) => (guarded.test(cell) ? cell.slice(1) : cell);

/** CSV for a spreadsheet: UTF-8 with its mark, every cell quoted, no cell a formula. */
export const writeCsv = ({ from, to, units }: Bundle): string => {
  const rows = units.map(({ key, source, target, state, note }) => [key, source, target, state, note]);
  const lines = [['key', `source ${from}`, `target ${to}`, 'state', 'note'], ...rows].map((cells) => cells.map(quote).join(','));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
};

interface Row {
  cells: string[];
  line: number;
}

/** Rows of a CSV text (RFC 4180), with their lines; which sign parts the cells the first line tells, since spreadsheets choose by country. */
function rowsOf(text: string): Row[] {
  const first = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  const parts = (sign: string) => first.split(sign).length;
  const separator = [',', ';', '\t'].reduce((best, sign) => (parts(sign) > parts(best) ? sign : best));
  const rows: Row[] = [];
  let line = 1;
  let row: Row = { cells: [], line };
  let cell = '';
  let state: 'open' | 'quoted' | 'closed' = 'open';
  const endCell = () => {
    row.cells.push(cell);
    cell = '';
    state = 'open';
  };
  const endRow = () => {
    endCell();
    if (row.cells.some((each) => each !== '')) rows.push(row);
    row = { cells: [], line };
  };
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!;
    if (sign === '\n') line++;
    if (state === 'quoted') {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') cell += text[at++];
      else state = 'closed';
    } else if (sign === separator) endCell();
    else if (sign === '\n') endRow();
    else if (sign === '\r' && text[at + 1] === '\n') continue;
    else if (sign === '"' && cell === '' && state === 'open') state = 'quoted';
    else if (state === 'closed') throw new FormatFault('has text after a closing quote', line);
    else cell += sign;
  }
  if (state === 'quoted') throw new FormatFault('has a quoted cell that never ends', row.line);
  endRow();
  return rows;
}

/** Reads a CSV that came back from a spreadsheet. @throws FormatFault with the line */
export function readCsv(text: string): Returned {
  const [head, ...rows] = rowsOf(text.replace(/^\uFEFF/, ''));
  const names = (head?.cells ?? []).map((name) => name.trim());
  const column = (wanted: RegExp, called: string) => {
    const at = names.findIndex((name) => wanted.test(name));
    if (at < 0) throw new FormatFault(`has no column "${called}" in its first line`, 1);
    return at;
  };
  const [key, source, target, state] = [
    column(/^key$/, 'key'),
    column(/^source \S+$/, 'source en'),
    column(/^target \S+$/, 'target pl'),
    column(/^state$/, 'state'),
  ];
  const units = rows.map(({ cells, line }) => {
    const cell = (at: number) => unguard(cells[at] ?? '');
    const said = (cell(state).trim() || 'initial') as UnitState;
    if (!unitStates.includes(said)) throw new FormatFault(`has the state "${said}"; known are ${unitStates.join(', ')}`, line);
    return { key: cell(key), source: cell(source), target: cell(target), state: said, line };
  });
  return { to: names[target]!.split(' ')[1]!, units };
}
