import { closeSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sync } from '../../sync.ts';
import type { Connection } from './connection.ts';

/**
 * Copies everything but who is signed in, as of one moment. The file has its name only once the whole of it is on the disk,
 * because SQLite itself does not wait for that: https://www.sqlite.org/lang_vacuum.html#vacuuminto
 */
export function copyTo(connection: Connection, file: string): void {
  const part = `${file}.part`;
  rmSync(part, { force: true });
  // SQLite writes into an empty file that is there: this one is for its owner alone, whatever the habit of the account is.
  closeSync(openSync(part, 'wx', 0o600));
  try {
    connection.raw.prepare('VACUUM INTO ?').run(part);
    using copy = new DatabaseSync(part);
    copy.exec('PRAGMA secure_delete = ON; DELETE FROM session');
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
  sync(part);
  renameSync(part, file);
  sync(dirname(file));
}
