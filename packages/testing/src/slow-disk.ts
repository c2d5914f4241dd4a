import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Why no disk can be made slow here, or undefined where one can. With CI set that is an error. */
export const noSlowDisk =
  process.platform === 'linux' && spawnSync('cc', ['--version']).status === 0
    ? undefined
    : 'a slow disk is played by a few lines of C in front of fsync: that needs Linux and a C compiler';
if (noSlowDisk && process.env.CI) throw new Error(noSlowDisk);

/** Takes the place of the calls that wait for the disk: the same, after a wait. */
const source = `
#include <stdlib.h>
#include <unistd.h>
#include <sys/syscall.h>
static void linger(void) { const char *ms = getenv("SLOW_DISK_MS"); if (ms) usleep(1000 * atoi(ms)); }
int fsync(int file) { linger(); return syscall(SYS_fsync, file); }
int fdatasync(int file) { linger(); return syscall(SYS_fdatasync, file); }
`;

/** What to add to the environment of a program so that its disk takes so many milliseconds longer each time it is waited for. */
export interface SlowDisk {
  env(milliseconds: number): Record<string, string>;
  remove(): void;
}

export function makeSlowDisk(): SlowDisk {
  const dir = mkdtempSync(join(tmpdir(), 'earshot-slow-'));
  // PostgreSQL runs as another user.
  chmodSync(dir, 0o755);
  const [code, library] = [join(dir, 'slow.c'), join(dir, 'slow.so')];
  writeFileSync(code, source);
  execFileSync('cc', ['-shared', '-fPIC', '-O2', '-o', library, code]);
  return {
    env: (milliseconds) => ({ LD_PRELOAD: library, SLOW_DISK_MS: String(milliseconds) }),
    remove: () => rmSync(dir, { recursive: true, force: true }),
  };
}
