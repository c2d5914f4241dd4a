import { execFile } from 'node:child_process';
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

/** As many at once as a small machine has cores: most of them use one. */
const AT_ONCE = 2;

/** One check: prints its line, and its whole output when it fails; answers whether it passed. */
const passes = ([name, command, args]) =>
  new Promise((done) => {
    const started = performance.now();
    execFile(command, args, { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      console.log(`${error ? 'FAIL' : 'ok  '} ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
      if (error) console.log(`${error.code === 'ENOENT' ? error.message : ''}${stdout}${stderr}`);
      done(!error);
    });
  });

/** Runs every check; `failed` names those that did not pass. */
export async function runChecks() {
  const failed = [];
  const waiting = checks.values();
  const lane = async () => {
    for (const check of waiting) if (!(await passes(check))) failed.push(check[0]);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return { passed: checks.length - failed.length, failed };
}
