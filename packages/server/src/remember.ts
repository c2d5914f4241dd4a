import type { Agency, Catalogue, Key, PublishedSurvey } from '@earshot/model';
import type { Store } from '@earshot/store';

/** Milliseconds a read is believed without asking again: for what another process changed and could not tell. Changes through this store are seen at once. */
const TRUST_MS = 5_000;
/** What other servers are told, with the agency behind it. */
const FORGET = 'forget ';
/** Remembered at most, of each noun: a flood of made-up keys must not fill the memory. */
const MOST = 10_000;

interface Memory<T> {
  get(agency: string, name: string, read: () => Promise<T>): Promise<T>;
  forget(agency: string): void;
  forgetAll(): void;
}

function memoryOf<T>(clock: () => number): Memory<T> {
  const agencies = new Map<string, Map<string, { value: Promise<T>; until: number }>>();
  let size = 0;
  return {
    get(agency, name, read) {
      const now = clock();
      const kept = agencies.get(agency)?.get(name);
      // An end that is further off than that was set by a clock that has been put back since.
      if (kept && kept.until > now && kept.until <= now + TRUST_MS) return kept.value;
      if (size >= MOST) this.forgetAll();
      const names = agencies.get(agency) ?? new Map();
      agencies.set(agency, names);
      if (!names.has(name)) size++;
      const value = read();
      const entry = { value, until: now + TRUST_MS };
      names.set(name, entry);
      value.catch(() => names.get(name) === entry && names.delete(name));
      return value;
    },
    forget(agency) {
      size -= agencies.get(agency)?.size ?? 0;
      agencies.delete(agency);
    },
    forgetAll() {
      agencies.clear();
      size = 0;
    },
  };
}

/**
 * The same store, which answers for agencies, catalogues, surveys and keys from memory: events ask for them all.
 * The same survey version is the same object as long as it is remembered, so what is worked out from it can be kept beside it.
 */
export function remembering(store: Store, clock: () => number): Store {
  const agencies = memoryOf<Agency | null>(clock);
  const catalogues = memoryOf<Catalogue | null>(clock);
  const keys = memoryOf<Key | null>(clock);
  const surveys = memoryOf<PublishedSurvey | null>(clock);
  const lists = memoryOf<PublishedSurvey[]>(clock);
  const memories = [agencies, catalogues, keys, surveys, lists];
  /** Forgets once the write is done, failed or not: what was read meanwhile may be either. Servers on the same database forget too. */
  const changing = async <T>(agency: string, write: () => Promise<T>): Promise<T> => {
    try {
      return await write();
    } finally {
      for (const memory of memories) memory.forget(agency);
      await store.peers.tell(`${FORGET}${agency}`);
    }
  };
  store.peers.hear((word) => {
    for (const memory of memories) {
      if (word === null) memory.forgetAll();
      else if (word.startsWith(FORGET)) memory.forget(word.slice(FORGET.length));
    }
  });
  return Object.assign(Object.create(store) as Store, {
    commit: store.commit.bind(store),
    close: store.close.bind(store),
    agencies: {
      get: (id) => agencies.get(id, '', () => store.agencies.get(id)),
      list: () => store.agencies.list(),
      put: (agency) => changing(agency.id, () => store.agencies.put(agency)),
    } satisfies Store['agencies'],
    catalogues: {
      get: (agency) => catalogues.get(agency, '', () => store.catalogues.get(agency)),
      put: (agency, catalogue) => changing(agency, () => store.catalogues.put(agency, catalogue)),
    } satisfies Store['catalogues'],
    sites: {
      findKey: (agency, hash) => keys.get(agency, hash, () => store.sites.findKey(agency, hash)),
      addKey: (key) => changing(key.agency, () => store.sites.addKey(key)),
      revokeKey: (agency, id, at) => changing(agency, () => store.sites.revokeKey(agency, id, at)),
      keys: (agency) => store.sites.keys(agency),
      noteSignal: (agency, id, signal) => store.sites.noteSignal(agency, id, signal),
      signal: (agency, id) => store.sites.signal(agency, id),
    } satisfies Store['sites'],
    surveys: {
      get: (agency, id, version) => surveys.get(agency, `${id} ${version ?? ''}`, () => store.surveys.get(agency, id, version)),
      list: (agency) => lists.get(agency, '', () => store.surveys.list(agency)),
      publish: (agency, survey, hash, at) => changing(agency, () => store.surveys.publish(agency, survey, hash, at)),
      setState: (agency, id, state) => changing(agency, () => store.surveys.setState(agency, id, state)),
    } satisfies Store['surveys'],
  });
}
