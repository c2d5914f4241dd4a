import { existsSync, readFileSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';

/** How one test ended; one that was skipped or begun and not finished did not run. */
export interface Result {
  file: string;
  title: string;
  outcome: 'passed' | 'failed' | 'not run';
  /** The browser, where the runner has several. */
  engine?: string;
}

/** What one runner wrote, and when it began. */
export interface Run {
  ran: string;
  results: Result[];
}

interface VitestJson {
  startTime: number;
  testResults: { name: string; assertionResults: { title: string; status: string }[] }[];
}
interface PlaywrightSuite {
  specs: { file: string; title: string; tests: { projectName: string; status: string }[] }[];
  suites?: PlaywrightSuite[];
}
interface PlaywrightJson {
  config: { rootDir: string };
  stats: { startTime: string };
  suites: PlaywrightSuite[];
}

const outcomes: Record<string, Result['outcome']> = {
  passed: 'passed',
  expected: 'passed',
  failed: 'failed',
  unexpected: 'failed',
  // Once so and once otherwise is not passed.
  flaky: 'failed',
};

/** As in the repository, whatever the system writes. */
const fileIn = (root: string, file: string) => (isAbsolute(file) ? relative(root, file) : file).split(sep).join('/');

const fromVitest = (root: string, { startTime, testResults }: VitestJson): Run => ({
  ran: new Date(startTime).toISOString(),
  results: testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ title, status }) => ({ file: fileIn(root, name), title, outcome: outcomes[status] ?? 'not run' })),
  ),
});

const fromPlaywright = (root: string, { config, stats, suites }: PlaywrightJson): Run => {
  const within = ({ specs, suites: inner = [] }: PlaywrightSuite): Result[] => [
    ...specs.flatMap(({ file, title, tests }) =>
      tests.map(({ projectName, status }) => ({
        file: fileIn(root, join(config.rootDir, file)),
        title,
        outcome: outcomes[status] ?? 'not run',
        engine: projectName,
      })),
    ),
    ...inner.flatMap(within),
  ];
  return { ran: stats.startTime, results: suites.flatMap(within) };
};

/** What the runners left in the folder of their reports; a runner that wrote nothing is not there. */
export function readRuns(root: string, folder: string): Record<string, Run> {
  const runs: Record<string, Run> = {};
  const read = <Json>(runner: string, from: (root: string, json: Json) => Run) => {
    const file = join(folder, `${runner}.json`);
    if (existsSync(file)) runs[runner] = from(root, JSON.parse(readFileSync(file, 'utf8')) as Json);
  };
  read<VitestJson>('vitest', fromVitest);
  read<PlaywrightJson>('playwright', fromPlaywright);
  read<Run>('webkit', (_, run) => run);
  return runs;
}
