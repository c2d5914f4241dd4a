// `npm test`: builds, runs every check and every runner, and closes with one line that sums them all.
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { chromium, firefox, webkit, webkitDriver } from './browsers.mjs';
import { runChecks } from './checks/run.mjs';

const root = resolve(import.meta.dirname, '..');
const artifacts = `${root}/.artifacts`;
mkdirSync(artifacts, { recursive: true });
const ci = Boolean(process.env.CI);
// Writer threads and servers of the tests start many hundred times from the same files: each is compiled once.
process.env.NODE_COMPILE_CACHE ??= `${artifacts}/compiled`;
const total = { passed: 0, failed: 0 };
/** What did not pass, named once more at the end: a thousand lines lie between a failure and the last line. */
const names = [];
const add = (name, passed, failed, started, failures = []) => {
  total.passed += passed;
  total.failed += failed;
  names.push(...(failed > 0 && failures.length === 0 ? [name] : failures));
  console.log(`\n— ${name}: ${passed} passed, ${failed} failed (${((performance.now() - started) / 1000).toFixed(0)} s)\n`);
};
const run = (command, args, env = {}) =>
  spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } }).status ?? 1;

/** A runner that writes a JSON report, from which `read` takes how many passed and failed, and the names of those that failed. */
function report(name, file, read, ...call) {
  const started = performance.now();
  rmSync(file, { force: true });
  const status = run(...call);
  // What was not written counts as one failure.
  const [passed, failed, failures] = existsSync(file) ? read(JSON.parse(readFileSync(file, 'utf8'))) : [0, 1, []];
  add(name, passed, Math.max(failed, status === 0 ? 0 : 1), started, failures);
}

/** The first line of what a runner says of a failure, without the colours of a terminal. */
const reason = (message = 'gives no reason') => stripVTControlCharacters(message).split('\n')[0].slice(0, 200);

/** Vitest's report. A file that could not be read has no test that failed, and says why itself. */
const ofVitest = ({ numPassedTests, numFailedTests, testResults }) => {
  const wrong = testResults.filter(({ status }) => status === 'failed');
  const failures = wrong.flatMap(({ name, assertionResults }) => {
    const tests = assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages }) => `${fullName}\n  ${reason(failureMessages[0])}`);
    return (tests.length > 0 ? tests : ['cannot be run']).map((test) => `${relative(root, name)}: ${test}`);
  });
  return [numPassedTests, numFailedTests, failures];
};

/** Playwright's report. */
const ofPlaywright = ({ stats, suites }) => {
  const inAndUnder = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(inAndUnder)];
  const failures = suites.flatMap((suite) =>
    inAndUnder(suite).flatMap(({ file, title, tests }) =>
      tests
        .filter(({ status }) => /^(unexpected|flaky)$/.test(status))
        .map(({ projectName, results }) => `${file}, ${projectName}: ${title}\n  ${reason(results.at(-1)?.error?.message)}`),
    ),
  );
  return [stats.expected, stats.unexpected + stats.flaky, failures];
};

const postgres = process.env.POSTGRES_BIN ?? globSync('/{usr/lib/postgresql/*,usr,opt/homebrew}/bin/initdb')[0];
const missing = Object.entries({ Chromium: chromium, Firefox: firefox, WebKitGTK: webkit && webkitDriver, PostgreSQL: postgres }).filter(
  ([, path]) => !path,
);
for (const [name] of missing)
  console.log(`${name} is not on this machine${ci ? '' : ': its tests are skipped (npm test as root installs it)'}`);
if (ci && missing.length > 0) {
  console.log(`0 passed, ${missing.length} failed`);
  process.exit(1);
}

let started = performance.now();
const built = run(process.execPath, ['scripts/build.mjs']) === 0;
add('build', built ? 1 : 0, built ? 0 : 1, started);
if (built) {
  started = performance.now();
  const checks = await runChecks();
  add('checks', checks.passed, checks.failed.length, started, checks.failed);

  const vitest = `${artifacts}/vitest.json`;
  const projects = [
    '--project',
    'servers',
    '--project',
    'node',
    ...(chromium || process.platform !== 'linux' ? ['--project', 'browser'] : []),
  ];
  report('unit tests', vitest, ofVitest, 'vitest', [
    'run',
    ...projects,
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${vitest}`,
  ]);

  const stories = `${artifacts}/playwright.json`;
  report('stories', stories, ofPlaywright, 'playwright', ['test', '--reporter=line,json'], { PLAYWRIGHT_JSON_OUTPUT_NAME: stories });

  started = performance.now();
  const screen = process.platform === 'linux' && !process.env.DISPLAY;
  const reporters = [
    ['spec', 'stdout'],
    ['./scripts/conformance/webkit-reporter.ts', `${artifacts}/webkit.json`],
  ].flatMap(([reporter, file]) => [`--test-reporter=${reporter}`, `--test-reporter-destination=${file}`]);
  rmSync(`${artifacts}/webkit.json`, { force: true });
  const node = [process.execPath, '--test', ...reporters, 'e2e/webkit/*.test.mjs'];
  const [command, ...args] = screen ? ['xvfb-run', '-a', '-s', '-screen 0 1280x900x24', ...node] : node;
  if (webkit && webkitDriver) {
    const webkitRun = spawnSync(command, args, { cwd: root, encoding: 'utf8' });
    console.log(webkitRun.stdout, webkitRun.stderr);
    const count = (word) => Number(webkitRun.stdout?.match(new RegExp(`^ℹ ${word} (\\d+)`, 'm'))?.[1] ?? 0);
    add('WebKitGTK story', count('pass'), count('pass') + count('fail') === 0 ? 1 : count('fail'), started);
  }
  run(process.execPath, ['scripts/conformance/main.ts']);
}
for (const name of names) console.log(`✗ ${name}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 ? 1 : 0);
