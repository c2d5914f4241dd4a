import { CompiledQuery } from 'kysely';
import type { Database, Rows } from '../../dialect.ts';
import { keyOf, type TableName } from '../../schema.ts';
import type { Columns } from './columns.ts';

type AnyRow = Readonly<Record<string, unknown>>;

/** Rows of one statement: enough that the way to the server no longer counts, few enough that none takes long. */
const mostRows = 2_000;

const quoted = (name: string) => `"${name}"`;
const list = (names: readonly string[], prefix = '') => names.map((name) => prefix + quoted(name)).join(', ');

/** Statements of every shape used so far, each with a name to prepare it under. There are a few dozen. */
export type Names = Map<string, string>;

/**
 * Rows as statements of many: each column travels as one array, so that a statement is the same text however many rows it takes, is planned once
 * on each connection, and never meets the limit of 65,535 parameters.
 */
export const rowsOf = (db: Database, columns: Columns, names: Names): Rows => {
  const nameOf = (row: AnyRow, parts: readonly string[]) => JSON.stringify(parts.map((part) => row[part]));
  const keyColumns = (table: TableName): readonly string[] => keyOf[table];
  const allColumns = (table: TableName) => [...columns.get(table)!.keys()];

  const run = async (text: string, values: readonly unknown[]): Promise<AnyRow[]> => {
    if (!names.has(text)) names.set(text, `earshot_${names.size}`);
    return (await db.executeQuery(CompiledQuery.raw(text, [...values]))).rows as AnyRow[];
  };

  /** `unnest($1::text[], …)`: the rows of a statement. */
  const unnest = (table: TableName, names: readonly string[]) =>
    `unnest(${names.map((name, index) => `$${index + 1}::${columns.get(table)!.get(name)}[]`).join(', ')})`;

  /** Runs a statement over rows of the same columns; `write` makes its text from them. */
  const each = async (rows: readonly object[], write: (names: readonly string[]) => string): Promise<AnyRow[]> => {
    const found: AnyRow[] = [];
    for (let first = 0; first < rows.length; first += mostRows) {
      const part = rows.slice(first, first + mostRows) as AnyRow[];
      const names = Object.keys(part[0]!);
      const values = names.map((name) => part.map((row) => row[name] ?? null));
      for (const row of await run(write(names), values)) found.push(row);
    }
    return found;
  };

  /** In the order they are given: writers that insert in one order cannot wait for each other in a circle. */
  const insert = (table: TableName, names: readonly string[]) =>
    `insert into ${quoted(table)} (${list(names)}) select * from ${unnest(table, names)} on conflict (${list(keyColumns(table))})`;
  const joined = (table: TableName, names: readonly string[]) =>
    `${unnest(table, names)} as k(${list(names)}) on ${names.map((name) => `t.${quoted(name)} = k.${quoted(name)}`).join(' and ')}`;
  const selected = (table: TableName, names: readonly string[]) =>
    `select ${list(allColumns(table), 't.')} from ${quoted(table)} t join ${joined(table, names)} order by ${list(keyColumns(table), 't.')}`;

  return {
    async insertNew(table, rows) {
      // The key alone may be there already. Any other unique column that is taken is a mistake, and fails.
      const key = keyColumns(table);
      const inserted = new Set(
        (await each(rows, (names) => `${insert(table, names)} do nothing returning ${list(key)}`)).map((row) => nameOf(row, key)),
      );
      // A key that is given twice was new once.
      return rows.map((row) => inserted.delete(nameOf(row as AnyRow, key)));
    },
    async put(table, rows) {
      const key = keyColumns(table);
      await each(rows, (names) => {
        const rest = names.filter((name) => !key.includes(name));
        const set = rest.map((name) => `${quoted(name)} = excluded.${quoted(name)}`).join(', ');
        return `${insert(table, names)} do ${set ? `update set ${set}` : 'nothing'}`;
      });
    },
    async add(table, rows) {
      await each(rows, (names) => `${insert(table, names)} do update set n = ${quoted(table)}.n + excluded.n`);
    },
    async find(table, keys) {
      // Outside a transaction a lock would hold nothing, and would be a write.
      const lock = db.isTransaction ? ' for update of t' : '';
      const rows = await each(keys, (names) => selected(table, names) + lock);
      const key = keyColumns(table);
      const byKey = new Map(rows.map((row) => [nameOf(row, key), row]));
      return keys.map((one) => byKey.get(nameOf(one as AnyRow, key))) as never;
    },
    under: async (table, keys) => (await each(keys, (names) => selected(table, names))) as never,
    async remove(table, keys) {
      await each(
        keys,
        (names) =>
          `delete from ${quoted(table)} t using ${unnest(table, names)} as k(${list(names)}) where ${names.map((name) => `t.${quoted(name)} = k.${quoted(name)}`).join(' and ')}`,
      );
    },
  };
};
