import { execFile, execFileSync } from 'node:child_process';
import { chownSync, existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The newest PostgreSQL of this machine; Debian keeps them beside each other. */
const programs = [
  process.env.POSTGRES_BIN,
  ...globSync('/usr/lib/postgresql/*/bin').sort().reverse(),
  '/usr/bin',
  '/opt/homebrew/bin',
].find((dir) => dir && existsSync(join(dir, 'initdb')));

/** Why there is no PostgreSQL to test on, or undefined where there is one. With CI set its absence is an error. */
export const noPostgres = programs ? undefined : 'PostgreSQL is not on this machine (npm test as root installs it)';
if (noPostgres && process.env.CI) throw new Error(noPostgres);

/** PostgreSQL refuses to run as root, so root runs it as `postgres`. */
export const asWhom = (): { uid?: number; gid?: number } => {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
};

/** A PostgreSQL of one's own: real files, a real socket, `fsync` on. */
export interface Cluster {
  /** Its first process, whose children are all others. */
  pid(): number;
  /** Makes an empty database; answers its address. */
  createDatabase(): Promise<string>;
  dropDatabase(url: string): Promise<void>;
  /** Stops at once, as after a power cut, and starts again. */
  crashAndRestart(): Promise<void>;
  stop(): Promise<void>;
}

export const USER = 'earshot';

/** Runs one of PostgreSQL's programs in a folder, as whom PostgreSQL allows. */
export const calling = (dir: string) => {
  const ids = asWhom();
  if (ids.uid !== undefined) chownSync(dir, ids.uid, ids.gid!);
  return (program: string, args: readonly string[], env: Record<string, string> = {}) =>
    run(join(programs!, program), args, { cwd: dir, ...ids, env: { ...process.env, ...env } });
};

/** How a server in a folder is started, with a socket in that folder; `address`: what else it listens on. */
export const startArgs = (dir: string, address = ''): string[] => {
  const settings = `-k ${dir} -c listen_addresses='${address}' -c max_connections=200 -c shared_buffers=64MB`;
  return ['-D', join(dir, 'data'), '-w', 'start', '-l', join(dir, 'log'), '-o', settings];
};

/** The first process of the server in a folder. */
export const pidOf = (dir: string): number => Number(readFileSync(join(dir, 'data/postmaster.pid'), 'utf8').split('\n', 1)[0]);

const clusterIn = (dir: string): Cluster => {
  const inDir = calling(dir);
  const call = (program: string, ...args: string[]) => inDir(program, args);
  const data = join(dir, 'data');
  const psql = (sql: string) => call('psql', '-h', dir, '-U', USER, '-d', 'postgres', '-qc', sql);
  return {
    pid: () => pidOf(dir),
    async createDatabase() {
      const name = `test_${crypto.randomUUID().replaceAll('-', '')}`;
      await psql(`create database ${name}`);
      return `postgres://${USER}@${encodeURIComponent(dir)}/${name}`;
    },
    async dropDatabase(url) {
      await psql(`drop database if exists ${new URL(url).pathname.slice(1)} with (force)`);
    },
    async crashAndRestart() {
      await call('pg_ctl', '-D', data, '-m', 'immediate', '-w', 'restart', '-l', join(dir, 'log'));
    },
    async stop() {
      await call('pg_ctl', '-D', data, '-m', 'immediate', '-w', 'stop').catch(() => {});
      rmSync(dir, { recursive: true, force: true });
    },
  };
};

/** Makes a cluster in a folder, which is for its owner alone. */
export const makeIn = (dir: string) =>
  calling(dir)('initdb', ['-D', join(dir, 'data'), '-U', USER, '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync']);

/** Makes a cluster in a folder and starts it. */
export async function startIn(dir: string, env?: Record<string, string>): Promise<Cluster> {
  await makeIn(dir);
  await calling(dir)('pg_ctl', startArgs(dir), env);
  return clusterIn(dir);
}

/** `env` is added to the environment that PostgreSQL runs in. */
export const startCluster = (env?: Record<string, string>): Promise<Cluster> => startIn(mkdtempSync(join(tmpdir(), 'earshot-pg-')), env);

/** Where the tests of one run find the cluster they share; named by the set-up of the run. */
const GROUND = 'POSTGRES_GROUND';

/** The cluster of this test run, started by whoever asks first. */
export async function sharedCluster(): Promise<Cluster> {
  const dir = process.env[GROUND];
  if (!dir) throw new Error(`${GROUND} is not set: vitest.config.ts names the set-up that does`);
  const [started, failed] = [join(dir, 'started'), join(dir, 'failed')];
  try {
    // Only one process can make a folder.
    mkdirSync(join(dir, 'starting'));
    try {
      await startIn(dir);
      writeFileSync(started, '');
    } catch (error) {
      writeFileSync(failed, String(error));
      throw error;
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    while (!existsSync(started)) {
      if (existsSync(failed)) throw new Error(readFileSync(failed, 'utf8'));
      await wait(50);
    }
  }
  return clusterIn(dir);
}

/** Vitest's global set-up: names a place for the shared cluster and, at the end, takes away what was started there. */
export function setup(): () => Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'earshot-pg-'));
  process.env[GROUND] = dir;
  return async () => {
    if (existsSync(join(dir, 'starting')) && programs) await clusterIn(dir).stop();
    else rmSync(dir, { recursive: true, force: true });
  };
}
