import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

export const root = resolve(import.meta.dirname, '..');
const command = resolve(root, 'packages/server/dist/earshot.js');
const run = promisify(execFile);

/** Runs one `earshot` command to its end, telling it what it asks for, and reads the JSON it prints. */
export async function tell<T>(input: string, data: string, ...args: string[]): Promise<T> {
  const running = run(process.execPath, [command, ...args, '--data', data, '--json']);
  running.child.stdin?.end(input);
  return JSON.parse((await running).stdout) as T;
}

/** Runs one `earshot` command that asks for nothing. */
export const earshot = <T>(data: string, ...args: string[]): Promise<T> => tell('', data, ...args);

export interface Served {
  url: string;
  child: ChildProcess;
  stop(signal?: NodeJS.Signals): Promise<void>;
}

/** `earshot serve` as its own process, ready to answer. */
export const serve = (data: string, ...flags: string[]): Promise<Served> => serveIn({}, data, ...flags);

/** The same in an environment of its own: `env` is added to this one. */
export async function serveIn(env: Record<string, string>, data: string, ...flags: string[]): Promise<Served> {
  const child = spawn(process.execPath, [command, 'serve', '--data', data, '--port', '0', '--json', ...flags], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  // A story that runs out of time ends nothing itself.
  const end = () => child.kill('SIGKILL');
  process.once('exit', end);
  child.once('exit', () => process.off('exit', end));
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  const ready = await new Promise<{ url: string }>((done, fail) => {
    createInterface({ input: child.stdout }).on('line', (line) => line.includes('"ready"') && done(JSON.parse(line)));
    child.once('exit', (code) => fail(new Error(`serve ended with ${code}: ${errors}`)));
  });
  const stop = async (signal: NodeJS.Signals = 'SIGTERM') => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((done) => child.once('exit', done));
    child.kill(signal);
    await gone;
  };
  return { url: ready.url, child, stop };
}
