import { open } from 'node:fs/promises';
import { join } from 'node:path';

/** Another process has the folder of the outbox open: give each process a folder of its own. */
export class OutboxLockedError extends Error {
  override readonly name = 'OutboxLockedError';
}

export const isOutboxLockedError = (error: unknown): error is OutboxLockedError =>
  error instanceof Error && error.name === 'OutboxLockedError';

/** Between two looks at a lock that somebody else has. */
const LOOK_AGAIN = 50;

/**
 * Makes this process the only one that has the folder, until released or dead.
 * Node knows no file locks, but its SQLite does: the system takes them back however a process ends, so none is ever stale, as one that
 * names a process would be once its number is given to another, or the folder is mounted in another container.
 * @throws OutboxLockedError when somebody else still has it after `patience` milliseconds
 */
export async function lockFolder(dir: string, patience: number): Promise<() => void> {
  // Loaded here: older Nodes print a warning for it, which is for those who use an outbox alone.
  const { DatabaseSync } = await import('node:sqlite');
  const path = join(dir, 'lock');
  await (await open(path, 'a', 0o600)).close();
  const until = performance.now() + patience;
  for (;;) {
    const lock = new DatabaseSync(path);
    try {
      lock.exec('BEGIN EXCLUSIVE');
      return () => lock.close();
    } catch (cause) {
      lock.close();
      if (performance.now() >= until) throw new OutboxLockedError(`Another process has the outbox ${dir} open.`, { cause });
    }
    await new Promise((wake) => setTimeout(wake, LOOK_AGAIN));
  }
}
