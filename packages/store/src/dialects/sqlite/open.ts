import { mkdirSync } from 'node:fs';
import { EarshotError } from '@earshot/model';
import { type Answered, groupCommits } from '../../group-commits.ts';
import { seldom } from '../../seldom.ts';
import type { Sites, Store } from '../../store.ts';
import type { LedgerPlace } from '../../upkeep.ts';
import { fromText, fromWire, toText } from '../../wire.ts';
import type { ThreadNouns } from './in-thread.ts';
import { startThread } from './start-thread.ts';

export interface SqliteOptions {
  /** Folder of the data; made when it does not exist. */
  dir: string;
  /** Events that may wait to be written before more are refused. @default 20000 */
  queue?: { limit: number };
  /** Events written in one transaction. @default 1000: beyond it a group gains nothing and makes the next one wait. */
  groupLimit?: number;
}

/**
 * Opens the embedded store: one thread writes, another reads, and neither holds up the caller.
 * @throws EarshotError `store.locked` while another process has the folder, `store.newer-schema` when a newer release wrote it.
 */
export async function openSqlite({ dir, queue = { limit: 20_000 }, groupLimit = 1000 }: SqliteOptions): Promise<Store> {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const writer = startThread('writer', dir);
  const reader = startThread('reader', dir);
  try {
    // The writer first: it makes the file that the reader opens.
    await writer.nouns.thread.ready();
    await reader.nouns.thread.ready();
  } catch (error) {
    await Promise.all([writer.end(), reader.end()]);
    throw error;
  }
  const { nouns: write } = writer;
  const { nouns: read } = reader;

  const line = groupCommits(
    [
      async (group): Promise<Answered[]> => {
        if (!writer.alive())
          throw new EarshotError('store.unavailable', 'What writes to the database has ended: start the server again.', { retryAfter: 30 });
        const written = fromText(await write.commits.write(toText(group)));
        return written.map((one) => ('error' in one ? { error: fromWire(one.error) } : one));
      },
    ],
    { limit: queue.limit, groupLimit },
  );
  /** Long work gets a thread of its own, so that pages are still read meanwhile. */
  const aside = async <R>(work: (nouns: ThreadNouns) => Promise<R>): Promise<R> => {
    const passing = startThread('reader', dir);
    try {
      return await work(passing.nouns);
    } finally {
      await passing.end();
    }
  };

  return {
    commit: line.commit,
    agencies: { put: write.agencies.put, get: read.agencies.get, list: read.agencies.list },
    catalogues: { put: write.catalogues.put, get: read.catalogues.get },
    sites: {
      addKey: write.sites.addKey,
      findKey: read.sites.findKey,
      keys: read.sites.keys,
      revokeKey: write.sites.revokeKey,
      noteSignal: seldom<Sites['noteSignal']>(
        write.sites.noteSignal,
        (agency, key) => `${agency} ${key}`,
        (_agency, _key, { state, reason, origin }) => `${state} ${reason} ${origin}`,
      ),
      signal: read.sites.signal,
    },
    surveys: { publish: write.surveys.publish, get: read.surveys.get, list: read.surveys.list, setState: write.surveys.setState },
    counts: { read: read.counts.read },
    responses: { get: read.responses.get, latest: read.responses.latest, deleteTests: write.responses.deleteTests },
    touchpoints: { get: read.touchpoints.get, latest: read.touchpoints.latest },
    journeys: { read: read.journeys.read },
    comments: { list: read.comments.list },
    cases: {
      list: read.cases.list,
      get: read.cases.get,
      tally: read.cases.tally,
      ofResponse: read.cases.ofResponse,
      change: write.cases.change,
      original: write.cases.original,
    },
    quarantine: {
      list: read.quarantine.list,
      find: read.quarantine.find,
      tally: read.quarantine.tally,
      accept: write.quarantine.accept,
      decide: write.quarantine.decide,
      forget: write.quarantine.forget,
    },
    staff: {
      add: write.staff.add,
      find: read.staff.find,
      list: read.staff.list,
      setPassword: write.staff.setPassword,
      setRole: write.staff.setRole,
      remove: write.staff.remove,
      any: read.staff.any,
      openSession: write.staff.openSession,
      session: read.staff.session,
      keepSession: write.staff.keepSession,
      closeSession: write.staff.closeSession,
      forgetSessions: write.staff.forgetSessions,
    },
    upkeep: {
      books: read.upkeep.books,
      responseCount: read.upkeep.responseCount,
      standing: (since) => aside((nouns) => nouns.upkeep.standing(since)),
      async rebuild() {
        const surveys = await read.upkeep.countedSurveys();
        let rows = 0;
        for (const survey of surveys) rows += await write.upkeep.rebuildSurvey(survey);
        return { surveys: surveys.length, rows };
      },
      countsEqualRebuild: () =>
        aside(async (nouns) => {
          for (const survey of await nouns.upkeep.countedSurveys()) if (!(await nouns.upkeep.surveyEqualsRebuild(survey))) return false;
          return true;
        }),
      backup: (file) => aside((nouns) => nouns.thread.backup(file)),
      canWrite: async () => writer.alive() && write.upkeep.canWrite().catch(() => false),
      load: line.load,
      async forgetSeen(before) {
        let forgotten = 0;
        for (let place: LedgerPlace | null = null; ; ) {
          const step: { forgotten: number; next: LedgerPlace | null } = await write.upkeep.forgetSeenAfter(place, before);
          forgotten += step.forgotten;
          if (!step.next) return forgotten;
          place = step.next;
        }
      },
    },
    leases: { take: write.leases.take },
    peers: { alone: true, tell: async () => {}, hear: () => () => {} },
    async close() {
      await line.drain();
      for (const thread of [reader, writer]) {
        if (thread.alive()) await thread.nouns.thread.close();
        await thread.end();
      }
    },
  };
}
