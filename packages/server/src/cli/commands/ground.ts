import { EarshotError } from '@earshot/model';
import type { Store } from '@earshot/store';

/** What a command works on: a store, opened by itself or by the server that is running. */
export interface Ground {
  store: Store;
  clock: () => number;
  /** The data folder. */
  data: string;
  /** MiB that should be free there. */
  minFreeDisk: number;
  /** Everything is in a database elsewhere, and the folder holds no data. @default false */
  database?: boolean;
}

/** The named agency, else the only one there is. @throws EarshotError `agency.unknown` */
export async function agencyOf({ store }: Ground, named: string | undefined): Promise<string> {
  const agencies = await store.agencies.list();
  const ids = agencies.map(({ id }) => id);
  const [only, another] = ids;
  if (named !== undefined && ids.includes(named)) return named;
  if (named === undefined && only !== undefined && another === undefined) return only;
  const there =
    ids.length > 0
      ? `There ${ids.length > 1 ? 'are' : 'is'} ${ids.join(', ')}.`
      : 'There is none yet: earshot agency apply FILE makes one.';
  throw new EarshotError(
    'agency.unknown',
    named === undefined ? `Say which agency with --agency. ${there}` : `There is no agency ${named}. ${there}`,
  );
}
