import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { EarshotError } from '@earshot/model';
import { type Found, type RestoreOptions, restorePostgres, restoreSqlite } from '@earshot/store';
import type { Command } from 'commander';
import { settingsOf } from './data-folder.ts';
import { onData } from './program-parts.ts';
import { progressOf } from './progress.ts';
import { report, type Shown, type Terminal } from './terminal.ts';

interface Restoring extends Shown {
  data?: string;
  databaseUrl?: string;
  force?: boolean;
}

const spokenDay = (day: number): string => String(day).replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3');

/** What a copy held, wherever it went. */
type Restored = Found & { bytes: number; schemaWas?: number; setAside?: string | null };

/** `earshot restore` */
export function addRestore(program: Command, terminal: Terminal): void {
  onData(program.command('restore').argument('<file>', 'What earshot backup made.'))
    .description('Make a backup the data of a folder that has none, or of an empty database.')
    .option('--force', 'Set data that is there aside, under another name in the same folder.')
    .action(async (given: string, { json = false, force = false, ...flags }: Restoring) => {
      const { data, databaseUrl } = await settingsOf(terminal, flags);
      const file = resolve(given);
      if (!databaseUrl) {
        const restored = await intoFolder(terminal, { file, dir: data, replace: force }, json);
        const hasSecret = terminal.env.EARSHOT_SECRET !== undefined || existsSync(join(data, 'secret.key'));
        say(terminal, json, data, restored, { data, setAside: restored.setAside, hasSecret });
        if (!hasSecret)
          terminal.err(
            'secret.key is in no backup: put yours into the folder before the server starts, or links that people were given to ask after their cases stop working.',
          );
        return;
      }
      if (force) throw new EarshotError('request.invalid', '--force is for a folder. Name an empty database, or make one with createdb.');
      say(terminal, json, 'The database', await restorePostgres({ file, url: databaseUrl }), {
        data: null,
        setAside: null,
        hasSecret: null,
      });
    });
}

async function intoFolder({ watched }: Terminal, options: RestoreOptions, json: boolean) {
  const bar = progressOf('Restoring', json || watched !== true);
  try {
    const restored = await restoreSqlite({ ...options, onProgress: bar });
    bar.end();
    return restored;
  } catch (error) {
    bar.leave();
    throw error;
  }
}

function say(terminal: Terminal, json: boolean, where: string, { schemaWas, setAside, ...found }: Restored, more: object): void {
  const { schema, newestDay, countsEqualRebuild, ...counted } = found;
  const { received, stored, superseded, duplicate, rejected, quarantined, responses, bytes } = counted;
  const balanced = received === stored + superseded + duplicate + rejected + quarantined;
  const newest = newestDay === null ? null : spokenDay(newestDay);
  report(terminal, { json }, { schema, newestDay: newest, ...counted, rollupEqualsRebuild: countsEqualRebuild, ...more }, [
    `${where}: ${responses} responses, ${newest === null ? 'no answer yet' : `the newest of ${newest}`}, ${bytes} bytes`,
    `schema ${schema}${schemaWas === undefined || schemaWas === schema ? '' : `, written with ${schemaWas}`}`,
    `counts ${countsEqualRebuild ? 'equal their recomputation' : 'differ from their recomputation: run earshot rebuild'}`,
    `books ${balanced ? 'balance' : 'do not balance'}: ${received} events received`,
    ...(setAside ? [`What was there before is ${setAside}`] : []),
  ]);
}
