// Everything that can be known without running the product: types, lint and format, house rules, unused code, packages, sizes.
// Packages and sizes look at what was built; `npm run check` builds when there is nothing to look at.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { runChecks } from './checks/run.mjs';

const root = resolve(import.meta.dirname, '..');
if (!existsSync(`${root}/packages/server/dist/earshot.js`)) {
  const built = spawnSync(process.execPath, ['scripts/build.mjs'], { cwd: root, stdio: 'inherit' });
  if (built.status !== 0) process.exit(1);
}
const { passed, failed } = await runChecks();
console.log(`${passed} passed, ${failed.length} failed`);
process.exit(failed.length > 0 ? 1 : 0);
