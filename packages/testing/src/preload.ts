import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Why nothing can be put in front of the system's calls here, or undefined where it can. With CI set that is an error. */
export const noPreload =
  process.platform === 'linux' && spawnSync('cc', ['--version']).status === 0
    ? undefined
    : 'a slow disk and a wrong clock are played by a few lines of C in front of the system’s calls: that needs Linux and a C compiler';
if (noPreload && process.env.CI) throw new Error(noPreload);

/** A library that a program loads before all others, so that its calls take the place of the system's. */
export interface Preload {
  /** A folder for it alone, which every user of the machine may read. */
  dir: string;
  library: string;
  remove(): void;
}

export function makePreload(source: string): Preload {
  const dir = mkdtempSync(join(tmpdir(), 'earshot-preload-'));
  // PostgreSQL runs as another user.
  chmodSync(dir, 0o755);
  const [code, library] = [join(dir, 'calls.c'), join(dir, 'calls.so')];
  writeFileSync(code, source);
  execFileSync('cc', ['-shared', '-fPIC', '-O2', '-o', library, code, '-ldl']);
  return { dir, library, remove: () => rmSync(dir, { recursive: true, force: true }) };
}
