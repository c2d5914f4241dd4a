import { type Kysely, sql } from 'kysely';
import type { Schema, TableName } from '../../schema.ts';

/** The columns of each table with their types, in their order. */
export type Columns = ReadonlyMap<TableName, ReadonlyMap<string, string>>;

/** Asked once when the store opens: whatever the migrations made is then known, and a column that a newer release adds later is left alone. */
export async function readColumns(db: Kysely<Schema>): Promise<Columns> {
  const { rows } = await sql<{ table: TableName; name: string; type: string }>`
    select c.relname as "table", a.attname as name, format_type(a.atttypid, a.atttypmod) as type
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
    order by c.relname, a.attnum`.execute(db);
  const columns = new Map<TableName, Map<string, string>>();
  for (const { table, name, type } of rows) columns.set(table, (columns.get(table) ?? new Map()).set(name, type));
  return columns;
}
