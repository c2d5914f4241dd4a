#!/usr/bin/env node
// What `npx earshot …` runs from the root of the repository: the built command, under the pinned Node whichever Node started this.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
/** The first with node:sqlite and argon2 without flags. */
const OLDEST_NODE = 26;

const command = at('packages/server/dist/earshot.js');
const pinned = at('node_modules/.bin/node');
const node = Number(process.versions.node.split('.')[0]) >= OLDEST_NODE ? process.execPath : pinned;
if (!existsSync(command) || !existsSync(node)) {
  console.error('Earshot is not built yet. Run: npm run build');
  process.exit(2);
}
const child = spawn(node, [command, ...process.argv.slice(2)], { stdio: 'inherit' });
// A terminal sends Ctrl-C to both; what a service manager sends to this one is passed on.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('error', (error) => {
  console.error(`earshot: ${error.message}`);
  process.exit(1);
});
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
