import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const packages = readdirSync(join(root, 'packages'));
const published = packages.filter((name) => {
  const manifest = join(root, 'packages', name, 'package.json');
  return existsSync(manifest) && !JSON.parse(readFileSync(manifest, 'utf8')).private;
});

/** Every check with its command; a Mac whose lock file lacks biome's binary may still run the rest. */
const checks = [
  ['types', 'tsc', ['--noEmit', '-p', '.']],
  ['lint and format', 'biome', ['ci', '--error-on-warnings', '.']],
  ['house rules', process.execPath, ['scripts/checks/house.mjs']],
  ['unused code', 'knip', ['--no-progress']],
  ['sizes', 'size-limit', []],
  ...published.map((name) => [`package ${name}`, 'publint', ['--strict', `packages/${name}`]]),
  ...published.map((name) => [`types of package ${name}`, process.execPath, ['scripts/checks/types-of-package.mjs', `packages/${name}`]]),
];

/** Runs every check, prints one line each and the whole output of those that fail. */
export function runChecks() {
  let failed = 0;
  for (const [name, command, args] of checks) {
    const started = performance.now();
    const run = spawnSync(command, args, { cwd: root, encoding: 'utf8' });
    const ok = run.status === 0;
    console.log(`${ok ? 'ok  ' : 'FAIL'} ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
    if (!ok) {
      failed++;
      console.log(`${run.error?.message ?? ''}${run.stdout ?? ''}${run.stderr ?? ''}`);
    }
  }
  return { passed: checks.length - failed, failed };
}
