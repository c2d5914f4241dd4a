// `npm run conformance`: makes the conformance report of what the runners last wrote to .artifacts. With `-- --keep` a
// whole report becomes docs/accessibility/conformance.json, and ACCESSIBILITY.md says what the criteria say.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readCriteria } from './criteria.ts';
import { makeReport, type Report } from './report.ts';
import { readRuns } from './results.ts';
import { inOneLine, putInto } from './words.ts';

const root = resolve(import.meta.dirname, '../..');
const artifacts = join(root, '.artifacts');

function keep(report: Report): void {
  const page = join(root, 'ACCESSIBILITY.md');
  writeFileSync(page, putInto(readFileSync(page, 'utf8'), criteria));
  const missing = Object.values(report.evidence).filter(({ outcome }) => outcome === 'not run');
  if (missing.length > 0) {
    console.error(
      `The report is not whole and not kept. These did not run:\n${missing.map(({ file, title }) => `  ${file}: ${title}`).join('\n')}`,
    );
    process.exitCode = 1;
    return;
  }
  writeFileSync(join(root, 'docs/accessibility/conformance.json'), `${JSON.stringify(report, null, 2)}\n`);
  spawnSync('biome', ['format', '--write', 'docs/accessibility/conformance.json'], { cwd: root, stdio: 'inherit' });
}

const criteria = readCriteria();
const { version } = JSON.parse(readFileSync(join(root, 'packages/widget/package.json'), 'utf8')) as { version: string };
const git = spawnSync('git', ['describe', '--always', '--dirty', '--abbrev=12'], { cwd: root, encoding: 'utf8' });
const product = { name: 'Earshot', version, commit: git.stdout?.trim() || null };
const report = makeReport(criteria, readRuns(root, artifacts), product, new Date());
mkdirSync(artifacts, { recursive: true });
writeFileSync(join(artifacts, 'conformance.json'), `${JSON.stringify(report, null, 2)}\n`);
console.log(`conformance (.artifacts/conformance.json) — ${inOneLine(report)}`);
for (const { file, tests } of Object.values(report.evidence))
  for (const { title, failed } of tests) if (failed > 0) console.log(`  failed: ${file}: ${title}`);
if (process.argv.includes('--keep')) keep(report);
