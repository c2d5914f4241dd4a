import {
  closeSync,
  createReadStream,
  createWriteStream,
  existsSync,
  linkSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pipeline } from 'node:stream/promises';
import { EarshotError, isEarshotError } from '@earshot/model';
import { migrate } from '../../migrate.ts';
import { sync } from '../../sync.ts';
import { type Found, lookAround } from '../../what-is-there.ts';
import { Connection } from './connection.ts';
import { kyselyOn } from './dialect.ts';
import { databaseFile } from './in-thread.ts';
import { lockFolder } from './lock.ts';

export interface RestoreOptions {
  /** A file that a backup made. */
  file: string;
  /** The folder it becomes the data of; made when it does not exist. */
  dir: string;
  /** Sets data that is there aside, under another name in the same folder, instead of refusing. @default false */
  replace?: boolean;
  /** Told how much of the file is copied, from 0 to 1. */
  onProgress?: (done: number) => void;
}

/** What a copy held, looked at after it was copied. */
export interface Restored extends Found {
  bytes: number;
  /** The schema it was written with. */
  schemaWas: number;
  /** Where the data that was there before is now. */
  setAside: string | null;
}

/** Files of SQLite beside a database: with a database they do not belong to, they would spoil it. https://www.sqlite.org/howtocorrupt.html#unlink */
const beside = ['', '-wal', '-shm', '-journal'] as const;

/** What every SQLite file begins with. https://www.sqlite.org/fileformat.html#the_database_header */
const magic = Buffer.from('SQLite format 3\0');

/** Large enough that the disk is the limit, small enough that the bar moves. */
const STEP = 4 * 1024 * 1024;

const refuse = (message: string, cause?: unknown): never => {
  throw new EarshotError('request.invalid', message, { cause });
};

/**
 * Makes a backup the data of a folder. The file is copied, the copy examined as a whole and waited for until it is on the disk; only then
 * it gets its name, so that a folder never holds half of it.
 * @throws EarshotError `request.invalid` when the folder holds data or the file is no sound copy; `store.locked` while a server has the folder;
 * `store.newer-schema` when a newer release wrote it.
 */
export async function restoreSqlite({ file, dir, replace = false, onProgress = () => {} }: RestoreOptions): Promise<Restored> {
  mustBeCopy(file);
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const lock = lockFolder(dir);
  const target = databaseFile(dir);
  const part = `${target}.part`;
  const forgetPart = () => {
    for (const end of beside) rmSync(`${part}${end}`, { force: true });
  };
  try {
    const there = beside.some((end) => existsSync(`${target}${end}`));
    if (there && !replace)
      refuse(
        `${dir} holds data already. Name a folder that is not there, or one without earshot.db (secret.key may be in it); --force sets what is there aside.`,
      );
    forgetPart();
    await copy(file, part, onProgress);
    const found = await examine(part, file);
    sync(part);
    const setAside = there ? putAside(target) : null;
    renameSync(part, target);
    sync(dir);
    return { ...found, setAside };
  } catch (error) {
    forgetPart();
    throw error;
  } finally {
    lock.release();
  }
}

function mustBeCopy(file: string): void {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (!stats?.isFile()) refuse(`${file} is no file.`);
  const first = Buffer.alloc(magic.length);
  const handle = openSync(file, 'r');
  try {
    readSync(handle, first);
  } finally {
    closeSync(handle);
  }
  if (!first.equals(magic)) refuse(`${file} is no SQLite database; earshot backup makes one that can be restored.`);
  const log = statSync(`${file}-wal`, { throwIfNoEntry: false });
  if (log && log.size > 0)
    refuse(`${file} is a database in use, not a copy: ${file}-wal holds what is not yet in it. Make a copy with earshot backup.`);
}

async function copy(from: string, to: string, onProgress: (done: number) => void): Promise<void> {
  const { size } = statSync(from);
  const { bavail, bsize } = statfsSync(dirname(to));
  if (bavail * bsize < size) refuse(`${dirname(to)} has room for ${bavail * bsize} bytes, and the copy is ${size}.`);
  const source = createReadStream(from, { highWaterMark: STEP });
  let done = 0;
  source.on('data', (chunk) => {
    done += chunk.length;
    onProgress(done / size);
  });
  await pipeline(source, createWriteStream(to, { flags: 'wx', mode: 0o600 }));
}

/** Looks at the copy as a server would, brings its schema up to date, and leaves nothing of it in a file beside it. */
async function examine(part: string, file: string): Promise<Omit<Restored, 'setAside'>> {
  let connection: Connection | undefined;
  try {
    connection = new Connection(part);
    const { raw } = connection;
    const [sound] = raw.prepare('PRAGMA integrity_check(1)').all() as { integrity_check: string }[];
    if (sound?.integrity_check !== 'ok')
      refuse(`${file} is damaged: ${sound?.integrity_check ?? 'it cannot be checked'}. Take an older copy.`);
    const known = raw.prepare(`select count(*) as n from sqlite_schema where name in ('schema_version', 'response', 'book')`).get() as {
      n: number;
    };
    if (known.n !== 3) refuse(`${file} is a database, but not one of Earshot.`);
    const { db, dialect } = kyselyOn(connection);
    const { version: was } = await db
      .selectFrom('schema_version')
      .select('version')
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
    await migrate(db, dialect.ddl, Date.now());
    // A copy that is not Earshot's own may still know who was signed in.
    raw.exec('DELETE FROM session');
    const found = { ...(await lookAround(db, dialect)), schemaWas: was };
    raw.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    connection.close();
    return { bytes: statSync(part).size, ...found };
  } catch (error) {
    connection?.close();
    if (isEarshotError(error)) throw error;
    throw refuse(`${file} cannot be read as a database: ${error instanceof Error ? error.message : error}. Take an older copy.`, error);
  }
}

/** Gives the database and what belongs to it a second name, under which it can be opened again; the first is then taken over in one step. */
function putAside(target: string): string {
  const aside = `${target}.replaced-${new Date().toISOString().replace(/[-:]|\.\d+/g, '')}`;
  foldLog(target);
  if (existsSync(target)) linkSync(target, aside);
  for (const end of ['-wal', '-journal'] as const) if (existsSync(`${target}${end}`)) renameSync(`${target}${end}`, `${aside}${end}`);
  rmSync(`${target}-shm`, { force: true });
  return aside;
}

/** Brings what a killed server left in the log into the database. One that cannot be opened is set aside as it is. */
function foldLog(target: string): void {
  try {
    using old = new DatabaseSync(target, { timeout: 0 });
    old.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  } catch {}
}
