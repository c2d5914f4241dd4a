import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { cpuMicros } from './cpu.ts';
import { survey } from './events.ts';

const command = resolve(import.meta.dirname, '../packages/server/dist/earshot.js');
const earshot = (settings: Record<string, string>, ...args: string[]): unknown =>
  JSON.parse(execFileSync(process.execPath, [command, ...args, '--json'], { encoding: 'utf8', env: { ...process.env, ...settings } }));

/** A data folder with the bench survey and its keys. */
interface BenchData {
  data: string;
  secretKey: string;
}

export interface BenchServer extends BenchData {
  url: URL;
  pid: number;
  /** PostgreSQL's first process, where it runs on one. */
  database: number | undefined;
  /** Ends the server and keeps its data. */
  stop(): Promise<void>;
  /** Ends the server and removes its data. */
  close(): Promise<void>;
}

/** The built command on a new data folder, as an agency would run it. */
export async function startServer(settings: Record<string, string> = {}, database?: number): Promise<BenchServer> {
  const data = mkdtempSync(join(tmpdir(), 'earshot-bench-'));
  const file = join(data, 'survey.json');
  writeFileSync(file, JSON.stringify(survey));
  const key = (...kind: string[]) =>
    earshot(settings, 'key', 'create', '--agency', 'bench', '--site', 'site', '--data', data, ...kind) as { key: string };
  const secret = key('--kind', 'secret', '--scope', 'events,results');
  earshot(settings, 'survey', 'publish', file, '--agency', 'bench', '--data', data);
  return serve({ data, secretKey: secret.key }, settings, database);
}

/** Bytes of the embedded database after its server has ended. */
export const bytesOf = ({ data }: BenchData): number => statSync(join(data, 'earshot.db')).size;

/** A publishable key for one page's origin. */
export const pageKey = ({ data }: BenchData, origin: string): string =>
  (
    earshot({}, 'key', 'create', '--agency', 'bench', '--site', 'site', '--kind', 'publishable', '--origin', origin, '--data', data) as {
      key: string;
    }
  ).key;

/** Starts the command on data that is there. */
export async function serve(on: BenchData, settings: Record<string, string> = {}, database?: number): Promise<BenchServer> {
  const child = spawn(process.execPath, [command, 'serve', '--data', on.data, '--port', '0', '--json'], {
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const lines = createInterface({ input: child.stdout });
  const ready = await new Promise<{ url: string }>((done, fail) => {
    lines.on('line', (line) => line.includes('"ready"') && done(JSON.parse(line)));
    child.on('exit', (code) => fail(new Error(`the server ended with ${code}`)));
  });
  const gone = new Promise((done) => child.once('exit', done));
  const stop = async () => {
    child.kill('SIGTERM');
    await gone;
  };
  return {
    ...on,
    url: new URL(ready.url),
    pid: child.pid!,
    database,
    stop,
    close: () => stop().then(() => rmSync(on.data, { recursive: true })),
  };
}

/** Runs bench/load.ts in a process of its own, so that making requests does not slow the server's. */
export function load(
  server: BenchServer,
  connections: number,
  requests: number,
  perRequest: number,
  what: What = 'answers',
): Promise<Load> {
  const args = [server.url.hostname, server.url.port, connections, requests, perRequest, server.secretKey, what].map(String);
  const taken = () => ({ server: cpuMicros(server.pid), database: server.database ? cpuMicros(server.database) : Number.NaN });
  const before = taken();
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [resolve(import.meta.dirname, 'load.ts'), ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
    let out = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    child.on('exit', (code) => {
      if (code !== 0) return fail(new Error(`the load ended with ${code}`));
      const said = JSON.parse(out) as Omit<Load, 'serverMicros' | 'databaseMicros'>;
      const after = taken();
      done({
        ...said,
        serverMicros: (after.server - before.server) / said.events,
        databaseMicros: (after.database - before.database) / said.events,
      });
    });
  });
}

/** Answers of people, or page loads that a survey was offered on. */
type What = 'answers' | 'offers';

export interface Load {
  events: number;
  refused: number;
  seconds: number;
  perSecond: number;
  p50: number;
  p99: number;
  /** CPU time of the process that made the load, in microseconds an event; of the server, and of PostgreSQL: `NaN` where it is not known. */
  micros: number;
  serverMicros: number;
  databaseMicros: number;
}
