#!/usr/bin/env node
import { readSecret } from './cli/read-secret.ts';
import { run } from './cli/run.ts';

// Answers, keys and copies of them are for this account alone, whatever the shell's habit is.
process.umask(0o077);

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  // The second time, or when something hangs, the person means it.
  process.on(signal, () => (stop.signal.aborted ? process.exit(130) : stop.abort()));
}
// `earshot tail | head` ends without a stack trace.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

const code = await run(process.argv.slice(2), {
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
  env: process.env,
  secret: readSecret,
  colour: process.stdout.isTTY === true && process.stdout.hasColors(),
  watched: process.stderr.isTTY === true,
  stop: stop.signal,
});
process.exitCode = code;
// What was written is flushed first; a connection that never ends does not keep the process.
process.stdout.write('', () => process.exit(code));
