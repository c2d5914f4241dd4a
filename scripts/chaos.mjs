// `npm run chaos`: the mishaps of the test suite, many more times. `--people N` says how many answer through each.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

const root = resolve(import.meta.dirname, '..');
const { people } = parseArgs({ options: { people: { type: 'string', default: '100' } } }).values;
const run = (command, args, env = {}) =>
  spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } }).status ?? 1;

process.exit(
  run(process.execPath, ['scripts/build.mjs']) ||
    run('playwright', ['test', 'e2e/delivered-exactly-once.spec.ts', '--project=chromium', '--reporter=line'], { CHAOS_PEOPLE: people }),
);
