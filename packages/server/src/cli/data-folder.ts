import { access, constants, mkdir, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { EarshotError } from '@earshot/model';
import { openSqlite } from '@earshot/store';
import { type Config, readConfig } from '../config.ts';
import { type ArgsOf, type CommandName, perform, type ResultOf } from './commands/commands.ts';
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

/** Runs a command on a data folder: through the server that has it open, else on the store itself. */
export async function performOn<N extends CommandName>(config: Config, name: N, args: ArgsOf<N>): Promise<ResultOf<N>> {
  const { data, minFreeDisk } = config;
  const answered = await askServer(data, name, args);
  if (answered) return answered.result;
  await makeDataFolder(data);
  const store = await openSqlite({ dir: data });
  try {
    return await perform({ store, clock: Date.now, data, minFreeDisk }, name, args);
  } finally {
    await store.close();
  }
}
