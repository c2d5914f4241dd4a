// `npm run chaos`: the mishaps of the test suite, many more times. `--people N` answer through each mishap of a page, the server is killed
// `--kills N` times, its clock is set wrong and right `--jumps N` times, and `--sends N` events go through a bad network. At the end `--soak N`
// minutes of answers, and the memory they take.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

const root = resolve(import.meta.dirname, '..');
const { people, kills, jumps, sends, soak } = parseArgs({
  options: {
    people: { type: 'string', default: '100' },
    kills: { type: 'string', default: '200' },
    jumps: { type: 'string', default: '50' },
    sends: { type: 'string', default: '10000' },
    soak: { type: 'string', default: '5' },
  },
}).values;
const run = (command, args, env = {}) =>
  spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } }).status ?? 1;

const names = ['killed-while-receiving', 'clock-jumps', 'sent-through-a-bad-network', 'delivered-exactly-once'];
const stories = names.map((story) => `e2e/${story}.spec.ts`);
process.exit(
  run(process.execPath, ['scripts/build.mjs']) ||
    run('playwright', ['test', ...stories, '--project=chromium', '--reporter=line'], {
      CHAOS_PEOPLE: people,
      CHAOS_KILLS: kills,
      CHAOS_JUMPS: jumps,
      CHAOS_SENDS: sends,
    }) ||
    run(process.execPath, ['bench/soak.ts', '--minutes', soak]),
);
