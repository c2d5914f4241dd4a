import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { Connection } from './connection.ts';

/**
 * Copies everything but who is signed in, as of one moment. The file has its name only once the whole of it is on the disk,
 * because SQLite itself does not wait for that: https://www.sqlite.org/lang_vacuum.html#vacuuminto
 */
export function copyTo(connection: Connection, file: string): void {
  const part = `${file}.part`;
  rmSync(part, { force: true });
  connection.raw.prepare('VACUUM INTO ?').run(part);
  const copy = new DatabaseSync(part);
  copy.exec('DELETE FROM session');
  copy.close();
  const handle = openSync(part, 'r+');
  fsyncSync(handle);
  closeSync(handle);
  renameSync(part, file);
}
