import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { performOn, settingsOf } from './data-folder.ts';
import { onData } from './program-parts.ts';
import { progressOf } from './progress.ts';
import { report, type Shown, type Terminal } from './terminal.ts';

/** How often the bar moves. */
const BAR_MS = 200;

/** Shows how much of the database is in the copy while it is made: by the size of the file, because SQLite copies in one breath. */
async function showCopying<T>(copying: Promise<T>, file: string, data: string): Promise<T> {
  const bar = progressOf('Copying', false);
  const sizeOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  const look = () => bar(Math.min(0.99, sizeOf(`${file}.part`) / Math.max(1, sizeOf(join(data, 'earshot.db')))));
  const timer = setInterval(look, BAR_MS);
  try {
    const copied = await copying;
    bar.end();
    return copied;
  } catch (error) {
    bar.leave();
    throw error;
  } finally {
    clearInterval(timer);
  }
}

interface OnData extends Shown {
  data?: string;
  databaseUrl?: string;
}

/** `earshot rebuild`, `earshot backup` */
export function addUpkeep(program: Command, terminal: Terminal): void {
  onData(program.command('rebuild').description('Recompute every count from the responses alone.')).action(
    async ({ json, data, databaseUrl }: OnData) => {
      const rebuilt = await performOn(await settingsOf(terminal, { data, databaseUrl }), 'rebuild', {});
      report(terminal, { json: json ?? false }, rebuilt, [`${rebuilt.surveys} surveys, ${rebuilt.rows} counts`]);
    },
  );

  onData(program.command('backup').argument('<file>', 'A file that is not there yet.'))
    .description('Copy everything but secrets into a new file, while the server runs.')
    .action(async (file: string, { json, data, databaseUrl }: OnData) => {
      const config = await settingsOf(terminal, { data, databaseUrl });
      const copying = performOn(config, 'backup', { file: resolve(file) });
      const copied = await (json || !terminal.watched || config.databaseUrl ? copying : showCopying(copying, resolve(file), config.data));
      report(terminal, { json: json ?? false }, copied, [`${copied.file}: ${copied.bytes} bytes`]);
    });
}
