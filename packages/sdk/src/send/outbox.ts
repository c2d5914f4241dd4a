/** An unsent answer as this device keeps it. */
export interface Row {
  id: string;
  /** Server and key it is meant for: one origin may carry several. */
  to: string;
  survey: string | undefined;
  at: number;
  until: number;
  body: string;
}

/** Answers that were sent by the person and not yet taken by the server. Every call answers undefined where the device would not. */
export interface Outbox {
  /** True once the device has committed it. */
  put(row: Row): Promise<true | undefined>;
  all(): Promise<Row[] | undefined>;
  remove(id: string): Promise<unknown>;
}

const STORE = 'outbox';
/** Opening IndexedDB is known to hang in some browsers; nobody waits longer than this. */
const PATIENCE = 3_000;

/** The outbox in IndexedDB. Reading never creates the database: before the person acts, nothing is stored at all. */
export const indexedOutbox: Outbox = {
  put: (row) => run('readwrite', true, (store) => store.put(row)).then((done) => done && true),
  all: () => run('readonly', false, (store) => store.getAll()).then((done) => done?.result as Row[] | undefined),
  remove: (id) => run('readwrite', false, (store) => store.delete(id)),
};

/** Runs one request in one transaction and answers it after the commit; undefined when anything at all is in the way. */
function run(mode: IDBTransactionMode, create: boolean, act: (store: IDBObjectStore) => IDBRequest): Promise<IDBRequest | undefined> {
  return new Promise((answer) => {
    const end = (request?: IDBRequest) => {
      clearTimeout(timer);
      answer(request);
    };
    const none = () => end();
    const timer = setTimeout(none, PATIENCE);
    try {
      const opening = indexedDB.open('earshot', 1);
      opening.onupgradeneeded = () => {
        if (create) opening.result.createObjectStore(STORE, { keyPath: 'id' });
        else opening.transaction?.abort();
      };
      opening.onerror = none;
      opening.onsuccess = () => {
        const db = opening.result;
        try {
          // Strict: on disk before we say "kept", not in a buffer.
          const transaction = db.transaction(STORE, mode, { durability: 'strict' });
          const request = act(transaction.objectStore(STORE));
          transaction.oncomplete = () => end(request);
          transaction.onabort = none;
        } catch {
          none();
        }
        db.close();
      };
    } catch {
      none();
    }
  });
}
