import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { EarshotError } from '@earshot/model';
import { Kysely, PostgresDialect, sql } from 'kysely';
import type { Schema } from '../../schema.ts';
import { sync } from '../../sync.ts';
import { type Found, lookAround } from '../../what-is-there.ts';
import { placeOf } from './address.ts';
import { readColumns } from './columns.ts';
import { dialectOf } from './dialect.ts';
import { openPool } from './pool.ts';

/** What every custom-format archive of pg_dump begins with. */
const magic = 'PGDMP';

const refuse = (message: string): never => {
  throw new EarshotError('request.invalid', message);
};

/** The address without its password, which others on the machine could read among the arguments, and the password as libpq takes it. */
function connected(url: string): { address: string; env: NodeJS.ProcessEnv } {
  const parsed = new URL(url);
  const password = decodeURIComponent(parsed.password);
  parsed.password = '';
  return { address: parsed.href, env: { ...process.env, ...(password && { PGPASSWORD: password }), PGAPPNAME: 'earshot' } };
}

/** Runs one of PostgreSQL's programs to its end; answers what it printed. */
async function run(program: 'pg_dump' | 'pg_restore', args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  const [code] = (await once(child, 'close').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    return refuse(
      `${program} is not on this machine. Install PostgreSQL’s client programs (postgresql-client), no older than the server, or use your own tools.`,
    );
  })) as [number | null];
  if (code !== 0) refuse(`${program} failed: ${err.trim().split('\n')[0] || `it ended with ${code}`}`);
  return out;
}

/**
 * Copies everything but who is signed in, as of one moment, with pg_dump. The file has its name only once it is whole and on the disk.
 * @throws EarshotError `request.invalid` where pg_dump is not there or fails
 */
export async function dumpTo(url: string, file: string): Promise<void> {
  const { address, env } = connected(url);
  const part = `${file}.part`;
  rmSync(part, { force: true });
  // For its owner alone: pg_dump writes into what is there.
  closeSync(openSync(part, 'wx', 0o600));
  try {
    const what = ['--format=custom', '--no-owner', '--no-privileges', '--exclude-table-data=session'];
    await run('pg_dump', [...what, `--file=${part}`, `--dbname=${address}`], env);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
  sync(part);
  renameSync(part, file);
  sync(dirname(file));
}

/**
 * Makes such a copy the content of an empty database, whole or not at all, and looks at what is there then.
 * @throws EarshotError `request.invalid` when the database is not empty, the file is no such copy, or pg_restore is not there or fails
 */
export async function restorePostgres({ file, url }: { file: string; url: string }): Promise<Found & { bytes: number }> {
  const place = placeOf(url);
  const { address, env } = connected(url);
  await mustBeDump(file, env);
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: openPool({ url, size: 1, statementMillis: 0 }) }) });
  try {
    const { rows } = await sql<{ name: string }>`
      select relname as name from pg_class where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p') limit 1`.execute(
      db,
    );
    if (rows[0]) refuse(`${place} is not empty (${rows[0].name}). Name an empty database: createdb makes one.`);
    await run('pg_restore', ['--exit-on-error', '--single-transaction', '--no-owner', '--no-privileges', `--dbname=${address}`, file], env);
    await sql`analyze`.execute(db);
    const found = await lookAround(db, dialectOf(await readColumns(db), new Map(), 1));
    return { ...found, bytes: statSync(file).size };
  } finally {
    await db.destroy();
  }
}

async function mustBeDump(file: string, env: NodeJS.ProcessEnv): Promise<void> {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) refuse(`${file} is no file.`);
  const first = Buffer.alloc(magic.length);
  const handle = openSync(file, 'r');
  try {
    readSync(handle, first);
  } finally {
    closeSync(handle);
  }
  if (first.toString('latin1') !== magic)
    refuse(
      `${file} is no copy of a PostgreSQL database; one of a data folder goes into a folder: leave --database-url out, then earshot move.`,
    );
  const list = await run('pg_restore', ['--list', file], env);
  for (const table of ['schema_version', 'response', 'book'])
    if (!new RegExp(`TABLE \\S+ ${table} `).test(list)) refuse(`${file} is a copy of a database, but not one of Earshot.`);
}
