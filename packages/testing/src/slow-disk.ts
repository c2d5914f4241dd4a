import { makePreload, noPreload } from './preload.ts';

/** Why no disk can be made slow here, or undefined where one can. */
export const noSlowDisk: string | undefined = noPreload;

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
  const { library, remove } = makePreload(source);
  return { env: (milliseconds) => ({ LD_PRELOAD: library, SLOW_DISK_MS: String(milliseconds) }), remove };
}
