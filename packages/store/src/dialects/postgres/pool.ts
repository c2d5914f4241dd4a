import type { PostgresPool, PostgresPoolClient } from 'kysely';
import { type ClientBase, type ClientConfig, Pool, type PoolClient, types } from 'pg';
import { isBroken, told } from './illness.ts';

/** Numbers that PostgreSQL would otherwise hand over as text, because some do not fit: `bigint`, and the `numeric` of a sum. Ours all do. */
const numbers: ReadonlySet<number> = new Set([20, 1700]);

/** The longest anybody waits for a connection, new or from the pool; longer says that the database is down or drowned. */
const connectMillis = 5_000;

/** How every connection is made. What the address itself says, `sslmode` and the like, comes first. */
export const connecting = (url: string): ClientConfig => ({
  connectionString: url,
  fallback_application_name: 'earshot',
  connectionTimeoutMillis: connectMillis,
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
  types: {
    getTypeParser: (oid: number, format?: unknown) =>
      numbers.has(oid) && format !== 'binary' ? Number : types.getTypeParser(oid, format as 'text'),
  } as NonNullable<ClientConfig['types']>,
});

interface PoolOptions {
  url: string;
  size: number;
  /** How long one statement may take; 0: as long as it needs. */
  statementMillis: number;
  /** Settings of each connection, beside those of all. */
  set?: string;
  /** Statements that are sent often: prepared once on each connection, under these names. */
  names?: ReadonlyMap<string, string>;
}

/** How much longer than the database itself the client waits before it takes the network for dead. */
const graceMillis = 5_000;

/**
 * Connections as Kysely uses them. Durability is the server's own setting and never touched: `synchronous_commit` stays as it is.
 * Just-in-time compiling costs more than any of these queries takes.
 */
export function openPool({ url, size, statementMillis, set = '', names }: PoolOptions): PostgresPool {
  const settings = `set jit = off; set statement_timeout = ${statementMillis}; set idle_in_transaction_session_timeout = 30000; ${set}`;
  const pool = new Pool({
    ...connecting(url),
    max: size,
    idleTimeoutMillis: 300_000,
    ...(statementMillis > 0 && { query_timeout: statementMillis + graceMillis }),
    onConnect: async (client: ClientBase) => {
      // A connection that dies between two statements says so to whoever listens, and ends the process if nobody does.
      client.on('error', () => {});
      await client.query(settings);
    },
  });
  pool.on('error', () => {});
  return {
    options: {},
    async connect() {
      try {
        return wrap((await pool.connect()) as PoolClient, names);
      } catch (error) {
        throw told(error);
      }
    },
    end: () => pool.end(),
  };
}

const wrap = (client: PoolClient, names: ReadonlyMap<string, string> | undefined): PostgresPoolClient => {
  let broken = false;
  return {
    async query(text: string, values: readonly unknown[]) {
      const name = names?.get(text);
      try {
        return (await client.query({ text, values: [...values], ...(name !== undefined && { name }) })) as never;
      } catch (error) {
        broken ||= isBroken(error);
        throw told(error);
      }
    },
    release: (discard?: boolean) => client.release(broken || discard),
  } as unknown as PostgresPoolClient;
};
