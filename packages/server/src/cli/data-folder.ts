import { access, constants, mkdir, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { EarshotError } from '@earshot/model';
import { type Config, readConfig } from '../config.ts';
import { openStore } from '../open-store.ts';
import { remembering } from '../remember.ts';
import { type ArgsOf, type CommandName, perform, type ResultOf } from './commands/commands.ts';
import type { Ground } from './commands/ground.ts';
import { JsonFault, readJson } from './json-lines.ts';
import { askServer } from './socket.ts';
import type { Terminal } from './terminal.ts';

/** Settings as flags, `EARSHOT_*` and earshot.config.json (or what `EARSHOT_CONFIG` names) give them. @throws EarshotError `setting.invalid` */
export async function settingsOf({ env }: Terminal, flags: Readonly<Record<string, unknown>>): Promise<Config> {
  const named = env.EARSHOT_CONFIG;
  const text = await readFile(named ?? 'earshot.config.json', 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (named === undefined && error.code === 'ENOENT') return '{}';
    throw new EarshotError('setting.invalid', `${named ?? 'earshot.config.json'} cannot be read.`, { cause: error });
  });
  const config = readConfig({ flags, env, file: configIn(text) });
  return { ...config, data: resolve(config.data) };
}

function configIn(text: string): Record<string, unknown> {
  try {
    const { value } = readJson(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch (error) {
    if (!(error instanceof JsonFault)) throw error;
    throw new EarshotError('setting.invalid', `The configuration file is not JSON: line ${error.line}: ${error.message}.`);
  }
  throw new EarshotError('setting.invalid', 'The configuration file must be an object of settings.');
}

/** Makes the data folder, for this account alone: people's answers are in it. @throws EarshotError `setting.invalid` */
export async function makeDataFolder(data: string): Promise<void> {
  try {
    await mkdir(data, { recursive: true, mode: 0o700 });
    await access(data, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const why = code === 'EEXIST' || code === 'ENOTDIR' ? 'is no folder' : 'cannot be made or written by this user';
    throw new EarshotError('setting.invalid', `data is ${data}, which ${why}.`, { cause });
  }
}

/** Asks the server that has the data folder open; a database is open to everybody, so nobody needs to be asked. */
export const askRunning = <N extends CommandName>(
  { data, databaseUrl }: Config,
  name: N,
  args: ArgsOf<N>,
): ReturnType<typeof askServer<N>> | undefined => (databaseUrl ? undefined : askServer(data, name, args));

/** Does something with the store of the settings, opened for it. */
export async function withGround<R>(config: Config, work: (ground: Ground) => Promise<R>): Promise<R> {
  const { data, minFreeDisk, databaseUrl } = config;
  if (!databaseUrl) await makeDataFolder(data);
  const store = remembering(await openStore(config), Date.now);
  try {
    return await work({ store, clock: Date.now, data, minFreeDisk, ...(databaseUrl && { database: true }) });
  } finally {
    await store.close();
  }
}

/** Runs a command: through the server that has the data folder open, else on the store itself. */
export async function performOn<N extends CommandName>(config: Config, name: N, args: ArgsOf<N>): Promise<ResultOf<N>> {
  const answered = await askRunning(config, name, args);
  return answered ? answered.result : withGround(config, (ground) => perform(ground, name, args));
}
