import { openPostgres, openSqlite, type Store } from '@earshot/store';
import type { Config } from './config.ts';

/** Opens what the settings name: the database, else the folder. */
export const openStore = ({ data, databaseUrl, queueLimit, groupLimit }: Config): Promise<Store> => {
  const options = { queue: { limit: queueLimit }, groupLimit };
  return databaseUrl ? openPostgres({ url: databaseUrl, ...options }) : openSqlite({ dir: data, ...options });
};
