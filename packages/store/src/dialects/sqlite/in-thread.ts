import { join } from 'node:path';
import { agenciesOf } from '../../agencies.ts';
import { casesOf } from '../../cases.ts';
import { cataloguesOf } from '../../catalogues.ts';
import { commentsOf } from '../../comments.ts';
import type { Commit, CommitResult } from '../../commit.ts';
import { countsOf } from '../../counts.ts';
import { journeysOf } from '../../journeys.ts';
import { leasesOf } from '../../leases.ts';
import { migrate } from '../../migrate.ts';
import { quarantineOf } from '../../quarantine.ts';
import { responsesOf } from '../../responses.ts';
import { sitesOf } from '../../sites.ts';
import { staffOf } from '../../staff.ts';
import { surveysOf } from '../../surveys.ts';
import { touchpointsOf } from '../../touchpoints.ts';
import { upkeepOf } from '../../upkeep.ts';
import { type AsText, fromText, toText, toWire, type WireError } from '../../wire.ts';
import { writeGroup } from '../../write-commit.ts';
import { copyTo } from './backup.ts';
import { Connection } from './connection.ts';
import { kyselyOn } from './dialect.ts';
import { lockFolder } from './lock.ts';
import { inWords } from './trouble.ts';

/** SQLite has one writer, so its totals need one slot. */
const slot = 0;

export const databaseFile = (dir: string): string => join(dir, 'earshot.db');

/** One entry a request of the group. */
export type WrittenGroup = ({ result: CommitResult } | { error: WireError })[];

/** Everything a thread answers to. Writing verbs fail in a reader: its connection is read-only. */
const nounsOn = (connection: Connection, release: () => void) => {
  const { db, dialect } = kyselyOn(connection);
  return {
    agencies: agenciesOf(db, dialect),
    catalogues: cataloguesOf(db, dialect),
    sites: sitesOf(db),
    surveys: surveysOf(db, dialect),
    counts: countsOf(db),
    responses: responsesOf(db, dialect),
    touchpoints: touchpointsOf(db, dialect),
    journeys: journeysOf(db, dialect),
    comments: commentsOf(db, dialect),
    cases: casesOf(db, dialect),
    quarantine: quarantineOf(db, dialect, slot),
    staff: staffOf(db),
    leases: leasesOf(db),
    upkeep: upkeepOf(db, dialect, slot),
    commits: {
      async write(group: AsText<Commit[]>): Promise<AsText<WrittenGroup>> {
        const written = await writeGroup(db, dialect, slot, fromText(group));
        return toText<WrittenGroup>(written.map((one) => ('error' in one ? { error: toWire(inWords(one.error)) } : one)));
      },
    },
    thread: {
      /** Resolves once the thread has opened its connection, or rejects with what that threw. */
      async ready() {},
      async backup(file: string) {
        copyTo(connection, file);
      },
      async close() {
        connection.close();
        release();
      },
    },
  };
};
export type ThreadNouns = ReturnType<typeof nounsOn>;

/** Locks the folder, brings the schema up to date and takes writes. */
export async function openWriter(dir: string): Promise<ThreadNouns> {
  const lock = lockFolder(dir);
  let connection: Connection | undefined;
  try {
    connection = new Connection(databaseFile(dir));
    const { db, dialect } = kyselyOn(connection);
    await migrate(db, dialect.ddl, Date.now());
    return nounsOn(connection, lock.release);
  } catch (error) {
    connection?.close();
    lock.release();
    throw error;
  }
}

/** Reads beside the writer, never waiting for it. */
export const openReader = async (dir: string): Promise<ThreadNouns> =>
  nounsOn(new Connection(databaseFile(dir), { readOnly: true }), () => {});
