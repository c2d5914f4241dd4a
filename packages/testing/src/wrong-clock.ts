import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makePreload, noPreload } from './preload.ts';

/** Why no clock can be set wrong here, or undefined where one can. */
export const noWrongClock: string | undefined = noPreload;

/**
 * Takes the place of the calls that tell the time of day: the true one, and so many seconds as a file says at that moment. The clock that
 * only counts up is left alone, as it is when somebody sets the time of a machine.
 */
const source = `
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>
static long ahead(void) {
  char text[24] = {0};
  const char *path = getenv("WRONG_CLOCK");
  int file = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
  if (file < 0) return 0;
  ssize_t n = read(file, text, sizeof text - 1);
  close(file);
  return n > 0 ? atol(text) : 0;
}
int clock_gettime(clockid_t which, struct timespec *at) {
  static int (*real)(clockid_t, struct timespec *);
  if (!real) real = dlsym(RTLD_NEXT, "clock_gettime");
  int result = real(which, at);
  if (result == 0 && which == CLOCK_REALTIME) at->tv_sec += ahead();
  return result;
}
int gettimeofday(struct timeval *at, void *zone) {
  static int (*real)(struct timeval *, void *);
  if (!real) real = dlsym(RTLD_NEXT, "gettimeofday");
  int result = real(at, zone);
  if (result == 0 && at) at->tv_sec += ahead();
  return result;
}
`;

/** A clock that the programs started with `env` go by. */
export interface WrongClock {
  env: Record<string, string>;
  /** Sets it, now: so many seconds ahead of the true time, or behind it where negative. */
  set(secondsAhead: number): void;
  remove(): void;
}

export function makeWrongClock(): WrongClock {
  const { dir, library, remove } = makePreload(source);
  const file = join(dir, 'seconds-ahead');
  // Read at any moment, so written over in one piece: as many characters whatever it says.
  const set = (secondsAhead: number) => writeFileSync(file, String(secondsAhead).padStart(20), { flag: 'r+' });
  writeFileSync(file, '0'.padStart(20));
  return { env: { LD_PRELOAD: library, WRONG_CLOCK: file }, set, remove };
}
