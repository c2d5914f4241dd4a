// `npm run demo`: builds what the demo needs and runs it with the flags it was given.
import { spawn, spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const args = process.argv.slice(2);
const built = spawnSync(process.execPath, ['scripts/build.mjs', '--demo'], {
  cwd: root,
  // With --json the first and only line of standard output is the demo's.
  stdio: ['ignore', args.includes('--json') ? 2 : 'inherit', 'inherit'],
});
if (built.status !== 0) process.exit(built.status ?? 1);

const demo = spawn(process.execPath, ['packages/server/dist/earshot.js', 'demo', ...args], { cwd: root, stdio: 'inherit' });
demo.on('exit', (code) => process.exit(code ?? 1));
// Ctrl-C reaches the demo through the terminal, anything else is handed on, and a demo whose npm is gone ends with it: nothing stays behind.
// It is told once: told again, it would stop without tidying up.
let told = false;
const end = () => {
  if (!told) demo.kill();
  told = true;
};
process.on('SIGINT', () => process.stdin.isTTY || end());
process.on('SIGTERM', end);
const parent = process.ppid;
setInterval(() => process.ppid !== parent && end(), 500).unref();
