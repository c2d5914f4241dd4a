// Packs a package as it would be published and asks attw whether every door's types resolve for ESM users.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = process.argv[2];
const out = mkdtempSync(join(tmpdir(), 'earshot-pack-'));
const run = (command, args, cwd) => {
  const result = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (result.status !== 0) console.error(result.stdout, result.stderr);
  return result.status ?? 1;
};
let status = run('pnpm', ['pack', '--pack-destination', out], folder);
if (status === 0) status = run('attw', [join(out, readdirSync(out)[0]), '--profile', 'esm-only']);
rmSync(out, { recursive: true });
process.exit(status);
