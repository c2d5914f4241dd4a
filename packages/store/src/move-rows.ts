import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { keyOf, type Schema, type TableName } from './schema.ts';

export type MovedRow = Readonly<Record<string, string | number | null>>;

/** PostgreSQL keeps no NUL in a text; nobody means one. */
const withoutNul = (value: string | number | null) => (typeof value === 'string' ? value.replaceAll('\0', '') : value);

/** Rows of a table in the order of their keys, a step at a time, from after a key on. Both databases order texts by their bytes. */
export async function* rowsInOrder(
  db: Kysely<Schema>,
  table: TableName,
  after: readonly (string | number)[] | null,
  step: number,
): AsyncGenerator<MovedRow[], void, undefined> {
  const key: readonly string[] = keyOf[table];
  const tuple = (parts: readonly unknown[]) => sql`(${sql.join(parts)})`;
  for (let last = after; ; ) {
    const from = last === null ? sql`` : sql`where ${tuple(key.map((name) => sql.ref(name)))} > ${tuple(last)}`;
    const order = sql.join(key.map((name) => sql.ref(name)));
    const { rows } = await sql<Record<string, string | number | null>>`
      select * from ${sql.table(table)} ${from} order by ${order} limit ${step}`.execute(db);
    if (rows.length === 0) return;
    last = keyFrom(table, rows.at(-1)!);
    yield rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, withoutNul(value)])));
  }
}

export const keyFrom = (table: TableName, row: MovedRow): (string | number)[] => keyOf[table].map((name) => row[name as string]!);

/** How many rows a table has, and a hash over all of them in the order of their keys, columns by name: equal tables have equal ones. */
export async function fingerprint(
  db: Kysely<Schema>,
  table: TableName,
  step: number,
  onRows: (rows: number) => void,
): Promise<{ rows: number; hash: string }> {
  const hash = createHash('sha256');
  let count = 0;
  for await (const rows of rowsInOrder(db, table, null, step)) {
    for (const row of rows) hash.update(JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1))));
    count += rows.length;
    onRows(rows.length);
  }
  return { rows: count, hash: hash.digest('hex') };
}
