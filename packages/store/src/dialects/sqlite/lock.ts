import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { EarshotError } from '@earshot/model';

/**
 * Holds a folder for one writer. SQLite's own lock on a file that holds nothing: the operating system lets go of it when the process ends,
 * however it ends, so no stale lock is ever left behind.
 * @throws EarshotError `store.locked` while somebody else has it.
 */
export function lockFolder(dir: string): { release(): void } {
  const lock = new DatabaseSync(join(dir, 'earshot.lock'), { timeout: 0 });
  try {
    lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
  } catch (cause) {
    lock.close();
    if ((cause as { errcode?: number }).errcode !== 5) throw cause;
    throw new EarshotError('store.locked', `Another Earshot already writes to ${dir}. Stop it, or use it through its socket.`, { cause });
  }
  return { release: () => lock.close() };
}
